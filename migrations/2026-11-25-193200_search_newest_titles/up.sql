-- Of a common word only the newest titles are ranked: they are read in this order.
CREATE INDEX search_documents_newest_titles ON search_documents (at DESC) WHERE title_key <> '';
