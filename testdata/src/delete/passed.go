package delete

import (
	"cmp"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
)

// What a proxy answers is what another server says.

func registerPassed(mux *http.ServeMux, upstream *url.URL) {
	mux.HandleFunc("DELETE /passed", silentProxy)
	mux.HandleFunc("DELETE /passed/field", (&gateway{httputil.NewSingleHostReverseProxy(upstream)}).silentProxyField)
	mux.HandleFunc("DELETE /passed/copied", silentCopied)
	mux.HandleFunc("DELETE /passed/before", beforeProxy)
}

func silentProxy(w http.ResponseWriter, r *http.Request) {
	proxy := &httputil.ReverseProxy{}
	proxy.ServeHTTP(w, r)
}

type gateway struct{ proxy *httputil.ReverseProxy }

func (g *gateway) silentProxyField(w http.ResponseWriter, r *http.Request) {
	g.proxy.ServeHTTP(w, r)
}

func silentCopied(w http.ResponseWriter, r *http.Request) {
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

func beforeProxy(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength == 0 {
		w.WriteHeader(http.StatusOK) // want `DELETE /passed/before answers 200`
		return
	}
	(&httputil.ReverseProxy{}).ServeHTTP(w, r)
}

// A file is answered with what is found: the default of net/http is told once.

func registerFiles(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /files", file)
	mux.Handle("DELETE /files/all", http.FileServer(http.Dir("."))) // want `DELETE /files/all answers an implicit 200` `DELETE /files/all answers an implicit 206`
	mux.HandleFunc("DELETE /files/served", served)
}

func file(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, "gone.txt") // want `DELETE /files answers an implicit 200` `DELETE /files answers an implicit 206`
}

func served(w http.ResponseWriter, r *http.Request) {
	http.FileServer(http.Dir(".")).ServeHTTP(w, r) // want `DELETE /files/served answers an implicit 200` `DELETE /files/served answers an implicit 206`
}

// Who takes the connection answers by himself.

func registerTaken(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /taken", silentTaken)
	mux.HandleFunc("DELETE /taken/controller", silentController)
	mux.HandleFunc("DELETE /either", either)
}

func silentTaken(w http.ResponseWriter, r *http.Request) {
	h, ok := w.(http.Hijacker)
	if !ok {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	conn, _, _ := h.Hijack()
	conn.Close()
}

func silentController(w http.ResponseWriter, r *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	conn.Close()
}

func either(w http.ResponseWriter, r *http.Request) {
	var code int
	if r.Host == "" {
		code = http.StatusForbidden
	}
	w.WriteHeader(cmp.Or(code, http.StatusOK)) // want `DELETE /either answers 200`
}
