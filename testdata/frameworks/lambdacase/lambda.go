// Package lambdacase answers requests of API Gateway: the status is a field of
// what a handler returns.
package lambdacase

import (
	"context"
	"net/http"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

func start() { lambda.Start(handle) }

func handle(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	switch req.HTTPMethod {
	case http.MethodDelete:
		return remove(req)
	case http.MethodPost:
		return reply(422, "no"), nil // want `magic: status 422` `undocumented: status 422`
	}
	return events.APIGatewayProxyResponse{StatusCode: http.StatusTeapot}, nil // want `undocumented: status 418`
}

func remove(req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	var res events.APIGatewayProxyResponse
	res.StatusCode = 451 // want `magic: status 451` `undocumented: status 451`
	return res, nil
}

func reply(code int, body string) events.APIGatewayProxyResponse {
	return events.APIGatewayProxyResponse{StatusCode: code, Body: body}
}

func handleV2(ctx context.Context, req events.APIGatewayV2HTTPRequest) (*events.APIGatewayV2HTTPResponse, error) {
	return &events.APIGatewayV2HTTPResponse{StatusCode: 423}, nil // want `magic: status 423` `undocumented: status 423`
}

func byMethod(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	if req.HTTPMethod == http.MethodDelete {
		// wrong: `delete: the handler of DELETE answers 200`
		return events.APIGatewayProxyResponse{StatusCode: http.StatusOK}, nil
	}
	return events.APIGatewayProxyResponse{StatusCode: http.StatusOK}, nil
}

func byMethodV2(ctx context.Context, req events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
	switch req.RequestContext.HTTP.Method {
	case "DELETE":
		// wrong: `delete: the handler of DELETE answers 201`
		return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusCreated}, nil
	}
	return events.APIGatewayV2HTTPResponse{StatusCode: http.StatusOK}, nil
}

func byURL(ctx context.Context, req events.LambdaFunctionURLRequest) (*events.LambdaFunctionURLResponse, error) {
	if req.RequestContext.HTTP.Method == http.MethodDelete {
		return &events.LambdaFunctionURLResponse{StatusCode: http.StatusNoContent}, nil
	}
	return &events.LambdaFunctionURLResponse{StatusCode: http.StatusOK}, nil
}
