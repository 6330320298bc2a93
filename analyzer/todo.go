package analyzer

func checkUndocumented(c *checker) {}
func checkDelete(c *checker)       {}
func checkUnwritten(c *checker)    {}
