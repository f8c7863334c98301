{% from "pages/macros.html" import kind_words, no_record with context %}
edition.receive("data/kinds",{{ dict(kind_words, unrecorded=no_record) | tojson }})
