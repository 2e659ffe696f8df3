//! `GET /api/v1/openapi.json`: the contract, kept by hand beside this file. The types it describes
//! belong to rooms that know no HTTP; the integration tests hold it against the router and against
//! real answers.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;

/// Handler.
pub async fn get() -> impl IntoResponse {
    (
        [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "public, max-age=300")],
        include_str!("openapi.json"),
    )
}

#[cfg(test)]
mod tests {
    use crate::api::ROUTES;
    use crate::error::Code;
    use crate::params::Field;

    #[test]
    fn the_document_lists_the_routes_the_fields_and_the_codes() {
        let document: serde_json::Value = serde_json::from_str(include_str!("openapi.json")).unwrap();
        let mut described: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
        let mut routed: Vec<&str> = ROUTES.iter().map(|r| r.path).collect();
        described.sort();
        routed.sort_unstable();
        assert_eq!(described, routed);
        let parameters = &document["paths"]["/api/v1/directory/search"]["get"]["parameters"];
        let names: Vec<_> =
            parameters.as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
        for field in Field::ALL {
            assert!(names.contains(&field.name()), "{}", field.name());
        }
        let codes = &document["components"]["schemas"]["ErrorBody"]["properties"]["code"]["enum"];
        let ids: Vec<_> = Code::ALL.iter().map(|c| c.id()).collect();
        assert_eq!(codes.as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect::<Vec<_>>(), ids);
    }
}
