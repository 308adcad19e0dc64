"""The sample company's pictures: faces, drawings of products, and charts from the catalogue."""
