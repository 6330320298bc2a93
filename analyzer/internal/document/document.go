// Package document reads what is documented: tables of statuses in the formats
// that people write them in, OpenAPI documents, and the comments of swag and
// go-swagger. It knows nothing of Go code.
//
// Read dispatches to the reader of a format: package table for pages and
// tables, package openapi for OpenAPI documents; package comment reads groups of
// comments. All of them return values of package model. A Set answers which
// operation or which tables document a status of a route.
package document

import (
	"github.com/statuslint/statuslint/analyzer/internal/document/comment"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
	"github.com/statuslint/statuslint/analyzer/internal/document/openapi"
)

// The model, for callers that read documents.
type (
	Kind      = model.Kind
	Code      = model.Code
	Range     = model.Range
	Operation = model.Operation
	Problem   = model.Problem
	Document  = model.Document
)

// The kinds of documents.
const (
	Table    = model.Table
	OpenAPI  = model.OpenAPI
	Comments = model.Comments
)

// The comments of swag and go-swagger.
type (
	Comment          = comment.Group
	CommentLine      = comment.Line
	CommentOperation = comment.Operation
)

// A Lack is a status that an operation of an OpenAPI document does not list, and a
// Change is what adding it makes of a file.
type (
	Lack   = openapi.Lack
	Change = openapi.Change
)

// AddResponses returns the changes that add responses to an OpenAPI document: see
// openapi.AddResponses.
func AddResponses(name, tree string, lacks []Lack) ([]Change, []error) {
	return openapi.AddResponses(name, tree, lacks)
}

// AddToComments returns the text of a Go file with statuses added to the comment
// that documents a route in a line: see comment.AddToFile.
func AddToComments(src []byte, line int, codes []int) ([]byte, error) {
	return comment.AddToFile(src, line, codes)
}

// CommentAddition returns what documents a status in a group of comments, in the
// words of those of its file.
func CommentAddition(c Comment, file []Comment, code int) (comment.Addition, error) {
	op := comment.Read(c)
	return comment.Add(c, code, comment.Names(file, op != nil && op.YAML))
}

// ReadComment reads one group of comments; nil where it documents nothing.
func ReadComment(c Comment) *CommentOperation { return comment.Read(c) }
