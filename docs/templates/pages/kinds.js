{% from "pages/macros.html" import kind_words with context %}
edition.receive("data/kinds",{{ kind_words | tojson }})
