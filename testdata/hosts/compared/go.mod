module example.com/compared

go 1.25.0

require example.com/kit v0.0.0

replace example.com/kit => ../kit
