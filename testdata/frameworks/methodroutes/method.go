package methodroutes

import "net/http"

func routes(mux *http.ServeMux) {
	mux.HandleFunc("/pets/{id}", pet)                      // want `GET …/pets/{id} pet <200 404>` `HEAD …/pets/{id} pet <200 404>` `DELETE …/pets/{id} pet <204 404>`
	mux.HandleFunc("/pets", pets)                          // want `GET …/pets pets <202>` `POST …/pets pets <201>` `ANY …/pets pets <200>`
	mux.HandleFunc("/only", only)                          // want `PUT …/only only <202>`
	mux.HandleFunc("/others", others)                      // want `OPTIONS …/others others <204>` `ANY …/others others <200>`
	mux.HandleFunc("POST /posted", pets)                   // want `POST …/posted pets <201>`
	mux.Handle("/allowed", allow(http.HandlerFunc(plain))) // want `ANY …/allowed plain <204 418>`
	mux.HandleFunc("/handed", handed)                      // want `DELETE …/handed handed <204>` `GET …/handed handed <418>`
	mux.HandleFunc("/plain", plain)                        // want `ANY …/plain plain <418>`
}

func pet(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("id") == "" {
		http.NotFound(w, r)
		return
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		w.WriteHeader(http.StatusOK)
	case http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

// pets answers an implicit 200 to any other method.
func pets(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == "GET":
		w.WriteHeader(http.StatusAccepted)
	case r.Method == "POST":
		w.WriteHeader(http.StatusCreated)
	}
}

func only(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPut {
		http.Error(w, "", http.StatusMethodNotAllowed)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func others(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// allow answers OPTIONS before the handler.
func allow(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		h.ServeHTTP(w, r)
	})
}

func handed(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "DELETE":
		remove(w, r)
	case "GET":
		plain(w, r)
	default:
		http.Error(w, "", http.StatusMethodNotAllowed)
	}
}

func remove(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func plain(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }
