package analyzer

import "testing"

func TestNamesDelete(t *testing.T) {
	for name, want := range map[string]bool{
		"Delete": true, "DeletePet": true, "deletePet": true, "petDelete": true, "handleDeletePet": true, "pet_delete": true, "delete2": true,
		"undelete": false, "undeletePet": false, "deletedPets": false, "listDeleted": false, "Deletes": false, "Remove": false, "": false,
	} {
		if got := namesDelete(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
