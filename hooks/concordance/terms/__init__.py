"""Terms: words of law and of United Nations practice, what each means, and where a text uses them."""
