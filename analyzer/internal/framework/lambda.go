package framework

// lambdaModules is aws-lambda-go, read from v1.55.1.
func lambdaModules() []module {
	return []module{
		{framework: "aws-lambda-go", paths: []string{"github.com/aws/aws-lambda-go/events"}, entries: list(
			answers("APIGatewayProxyResponse APIGatewayV2HTTPResponse APIGatewayProxyStreamingResponse ALBTargetGroupResponse LambdaFunctionURLResponse LambdaFunctionURLStreamingResponse"),
			fields(StatusField, "APIGatewayProxyResponse.StatusCode APIGatewayV2HTTPResponse.StatusCode APIGatewayProxyStreamingResponse.StatusCode ALBTargetGroupResponse.StatusCode LambdaFunctionURLResponse.StatusCode LambdaFunctionURLStreamingResponse.StatusCode"),
			fields(VerbField, "APIGatewayProxyRequest.HTTPMethod APIGatewayProxyRequestContext.HTTPMethod ALBTargetGroupRequest.HTTPMethod APIGatewayV2HTTPRequestContextHTTPDescription.Method LambdaFunctionURLRequestContextHTTPDescription.Method"),
		)},
	}
}
