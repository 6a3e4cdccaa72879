print("klopt")
