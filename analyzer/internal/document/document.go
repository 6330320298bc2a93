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

// ReadComment reads one group of comments; nil where it documents nothing.
func ReadComment(c Comment) *CommentOperation { return comment.Read(c) }
