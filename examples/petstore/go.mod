module example.com/petstore

go 1.25.0
