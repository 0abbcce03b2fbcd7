//! A request's parameters together: all of them checked, then written as query and body.

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::values::{Refused, Written};
use super::{ParameterDef, ParameterKind, ResourceDef, Rule, Value};

/// What the client adds to a request.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Defaults {
    /// The client identifier, for requests that have none of their own: within ±(2⁵³−1).
    pub customer_id: Option<i64>,
    /// How lists are written.
    pub array_format: ArrayFormat,
}

/// How a list is written in the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArrayFormat {
    /// `ids=1&ids=2`.
    #[default]
    Repeat,
    /// `ids=1,2`.
    Comma,
}

/// What goes over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Names and values, not yet encoded.
    pub query: Vec<(String, String)>,
    /// Where the resource takes any.
    pub body: Option<Members>,
}

/// The members of a JSON object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members(Vec<(&'static str, String)>);

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // As a struct, because the names are static: JavaScript strings are made of them only once, and no code for maps is
        // needed.
        let mut object = serializer.serialize_struct("Members", self.0.len())?;
        for (name, value) in &self.0 {
            object.serialize_field(name, value)?;
        }
        object.end()
    }
}

/// Checks the parameters of a request, and writes them. `given` returns the application's value for a name, or `None`.
///
/// # Errors
/// Names the wrong parameter, what was given and what is accepted.
pub fn write(
    resource: &ResourceDef,
    given: impl Fn(&str) -> Option<Value>,
    defaults: Defaults,
) -> Result<Request, String> {
    // Each is read only once, because JavaScript may give another value the next time.
    let values: Vec<_> = resource.parameters.iter().map(|parameter| (parameter, given(parameter.name))).collect();
    let mut request = Request::default();
    let mut members = Members::default();
    for (parameter, value) in &values {
        let Some(written) = write_parameter(resource, parameter, value.as_ref(), defaults)? else { continue };
        let texts = match (written, defaults.array_format) {
            (Written::One(text), _) => vec![text],
            (Written::Separable(texts), ArrayFormat::Comma) => vec![separated_by_commas(&texts)],
            (Written::Separable(texts) | Written::Many(texts), _) => texts,
        };
        for text in texts {
            if parameter.in_body {
                members.0.push((parameter.wire_name, text));
            } else {
                request.query.push((parameter.wire_name.to_owned(), text));
            }
        }
    }
    for rule in resource.rules {
        check(resource, rule, &values)?;
    }
    if resource.parameters.iter().any(|parameter| parameter.in_body) {
        request.body = Some(members);
    }
    Ok(request)
}

/// Texts as one.
pub fn separated_by_commas(texts: &[String]) -> String {
    // Of slices, which are joined in many places: code to join strings would be another kilobyte.
    texts.iter().map(String::as_str).collect::<Vec<_>>().join(",")
}

fn write_parameter(
    resource: &ResourceDef,
    parameter: &ParameterDef,
    given: Option<&Value>,
    defaults: Defaults,
) -> Result<Option<Written>, String> {
    let ParameterDef { name, kind, required, .. } = *parameter;
    let Some(value) = given else {
        let default = match kind {
            ParameterKind::Choice(words) => words.first().map(|(_, wire)| (*wire).to_owned()),
            _ if name == "customerId" => defaults.customer_id.map(|id| id.to_string()),
            _ => None,
        };
        if default.is_none() && required {
            return Err(refused(resource, name, &kind.accepted(true), "left out"));
        }
        return Ok(default.map(Written::One));
    };
    kind.write(value, required).map(Some).map_err(|Refused { element, accepted, given }| {
        let name = element.map_or_else(|| name.to_owned(), |index| format!("{name}[{index}]"));
        refused(resource, &name, &accepted, &given)
    })
}

/// Checks a rule between parameters that are each valid on their own.
fn check(resource: &ResourceDef, rule: &Rule, values: &[(&ParameterDef, Option<Value>)]) -> Result<(), String> {
    let find = |name: &str| {
        let (parameter, value) = values.iter().find(|(parameter, _)| parameter.name == name)?;
        Some((parameter.kind, value.as_ref()?))
    };
    let broken = match *rule {
        Rule::Period { start, end } => match (find(start), find(end)) {
            (Some((kind, from)), Some((_, to))) if kind.moment(from) > kind.moment(to) => {
                Some((start, format!("no later than `{end}`, which is {}", to.described()), Some(from)))
            }
            _ => None,
        },
        Rule::AtMostADay { start, end } => match (find(start), find(end)) {
            (Some((kind, from)), Some((_, to))) if is_over_a_day(kind.moment(from), kind.moment(to)) => {
                Some((end, format!("at most 24 hours after `{start}`, which is {}", from.described()), Some(to)))
            }
            _ => None,
        },
        Rule::AllOrNone(names) => {
            let given = names.iter().find(|name| find(name).is_some());
            let missing = values.iter().find(|(parameter, value)| names.contains(&parameter.name) && value.is_none());
            given.zip(missing).map(|(given, (missing, _))| {
                (missing.name, format!("{}, because `{given}` is given", missing.kind.accepted(true)), None)
            })
        }
        Rule::NotWithout { parameter, flag } => match (find(parameter), find(flag)) {
            (Some((_, value)), Some((_, Value::Flag(false)))) => {
                Some((parameter, format!("left out while `{flag}` is false"), Some(value)))
            }
            _ => None,
        },
        Rule::OnlyWith { parameter, other, choice } => match (find(parameter), find(other)) {
            (Some(_), Some((_, Value::Text(text)))) if text == choice => None,
            (Some((_, value)), _) => {
                Some((parameter, format!("left out unless `{other}` is \"{choice}\""), Some(value)))
            }
            _ => None,
        },
    };
    broken.map_or(Ok(()), |(name, accepted, given)| {
        let given = given.map_or_else(|| "left out".to_owned(), Value::described);
        Err(refused(resource, name, &accepted, &given))
    })
}

fn is_over_a_day(from: Option<i64>, to: Option<i64>) -> bool {
    matches!((from, to), (Some(from), Some(to)) if to - from > 86_400_000)
}

fn refused(resource: &ResourceDef, name: &str, accepted: &str, given: &str) -> String {
    format!("The parameters of `{}`: `{name}` must be {accepted}, not {given}.", resource.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::find;

    fn number(value: f64) -> Value {
        Value::Number { value, text: value.to_string() }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn ids(ids: &[u32]) -> Value {
        Value::List(ids.iter().map(|&id| number(id.into())).collect())
    }

    fn written(resource: &str, given: &[(&str, Value)], defaults: Defaults) -> Result<Request, String> {
        let value = |name: &str| given.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        write(find(resource).unwrap(), value, defaults)
    }

    /// The query and the body, in one line.
    fn line(resource: &str, given: &[(&str, Value)]) -> String {
        let request = written(resource, given, Defaults::default()).unwrap();
        let query: Vec<_> = request.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        [query.join("&"), request.body.map(|body| serde_json::to_string(&body).unwrap()).unwrap_or_default()]
            .join(" ")
            .trim()
            .to_owned()
    }

    fn error(resource: &str, given: &[(&str, Value)]) -> String {
        written(resource, given, Defaults::default()).unwrap_err()
    }

    fn place() -> Vec<(&'static str, Value)> {
        vec![("latitude", number(48.85)), ("longitude", number(2.35)), ("radius", number(10.0))]
    }

    fn place_with(more: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
        [place(), more.to_vec()].concat()
    }

    #[test]
    fn parameters_take_the_vendors_names_and_the_documented_order() {
        assert_eq!(line("entities", &[]), "");
        assert_eq!(line("entities", &[("customerId", number(7.0))]), "customerId=7");
        assert_eq!(line("vehicles", &[("registration", text("AB 1"))]), "immatriculation=AB 1");
        assert_eq!(line("equipment", &[("equipmentIds", ids(&[1, 2]))]), "materielIds=1&materielIds=2");
        let period = [("endDate", text("2024-11-08")), ("startDate", text("07/11/2024")), ("vehicleIds", ids(&[3]))];
        assert_eq!(line("auxiliaryEquipmentUsage", &period), "vehIds=3&startDate=07/11/2024&endDate=08/11/2024");
        let events = [
            ("eventCodes", ids(&[1, 2])),
            ("vehicleIds", ids(&[3])),
            ("entityIds", ids(&[4])),
            ("start", text("2024-11-07T00:00:00Z")),
            ("end", Value::Date(1_731_024_000_000.0)),
        ];
        assert_eq!(
            line("latestEvents", &events),
            "codeEvenements=1&codeEvenements=2&vehiculesIds=3&entitiesIds=4\
             &dateDebut=07/11/2024 00:00:00 +0000&dateFin=08/11/2024 00:00:00 +0000"
        );
    }

    #[test]
    fn the_mode_is_always_in_the_body() {
        let query = "latitude=48.85&longitude=2.35&radius=10";
        assert_eq!(line("nearestVehicles", &place()), format!("{query} {{\"computeMode\":\"VOL_OISEAU\"}}"));
        let by_road = [("computeMode", text("by-road")), ("radiusUnit", text("\"k\\m\"\n"))];
        assert_eq!(
            line("nearestVehicles", &place_with(&by_road)),
            format!("{query} {{\"radiusUnit\":\"\\\"k\\\\m\\\"\\n\",\"computeMode\":\"PAR_ROUTE\"}}")
        );
    }

    #[test]
    fn a_request_has_its_own_client_or_that_of_the_defaults() {
        let defaults = Defaults { customer_id: Some(7), ..Defaults::default() };
        let query = |given: &[(&str, Value)]| written("entities", given, defaults).unwrap().query;
        assert_eq!(query(&[]), [("customerId".to_owned(), "7".to_owned())]);
        assert_eq!(query(&[("customerId", number(8.0))]), [("customerId".to_owned(), "8".to_owned())]);
    }

    #[test]
    fn lists_are_repeated_or_separated_by_commas() {
        let comma = Defaults { array_format: ArrayFormat::Comma, ..Defaults::default() };
        let query = |list: &[u32]| written("equipment", &[("equipmentIds", ids(list))], comma).unwrap().query;
        assert_eq!(query(&[1, 2, 3]), [("materielIds".to_owned(), "1,2,3".to_owned())]);
    }

    #[test]
    fn what_is_required_has_to_be_there() {
        assert_eq!(
            error("nearestVehicles", &[]),
            "The parameters of `nearestVehicles`: `latitude` must be a number from -90 to 90, not left out."
        );
        assert_eq!(
            error("latestEvents", &[("eventCodes", ids(&[]))]),
            "The parameters of `latestEvents`: `eventCodes` must be a list of at least one integer, not an empty list."
        );
        assert!(error("auxiliaryEquipmentUsage", &[("startDate", text("2024-11-07"))]).contains("`endDate`"));
    }

    #[test]
    fn an_empty_list_does_not_mean_all() {
        assert_eq!(
            error("equipment", &[("equipmentIds", ids(&[]))]),
            "The parameters of `equipment`: `equipmentIds` must be a list of at least one integer (leave it out to \
             mean all), not an empty list."
        );
    }

    #[test]
    fn an_error_names_the_element_that_is_wrong() {
        assert_eq!(
            error("equipment", &[("equipmentIds", Value::List(vec![number(1.0), text("2x")]))]),
            "The parameters of `equipment`: `equipmentIds[1]` must be an integer from -9007199254740991 to \
             9007199254740991, or its decimal text, not \"2x\"."
        );
    }

    #[test]
    fn a_period_does_not_end_before_it_starts() {
        let days = |start, end| [("startDate", text(start)), ("endDate", text(end))];
        assert_eq!(
            error("auxiliaryEquipmentUsage", &days("2024-11-08", "07/11/2024")),
            "The parameters of `auxiliaryEquipmentUsage`: `startDate` must be no later than `endDate`, which is \
             \"07/11/2024\", not \"2024-11-08\"."
        );
        line("auxiliaryEquipmentUsage", &days("2024-11-07", "07/11/2024"));
        let events = |start, end| [("eventCodes", ids(&[1])), ("start", text(start)), ("end", Value::Date(end))];
        assert!(error("latestEvents", &events("1970-01-01T00:00:00.001Z", 0.0)).contains("`start`"));
        line("latestEvents", &events("1970-01-01T01:00:00+01:00", 0.0));
        line("latestEvents", &[("eventCodes", ids(&[1])), ("end", Value::Date(0.0))]);
    }

    /// The parameters of a request for positions, with the end of the period.
    fn history(more: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
        let given = [
            ("registrations", Value::List(vec![text("AB-123-CD"), text("B, C")])),
            ("start", text("2024-11-07T10:00:00+01:00")),
            ("end", Value::Date(1_730_973_600_001.0)),
        ];
        [given.to_vec(), more.to_vec()].concat()
    }

    #[test]
    fn texts_are_never_separated_by_commas() {
        let comma = Defaults { array_format: ArrayFormat::Comma, ..Defaults::default() };
        let states = Value::List(vec![text("STOPPED"), text("WAITING")]);
        let query = written("positionHistory", &history(&[("addressStates", states)]), comma).unwrap().query;
        let line: Vec<_> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            line.join("&"),
            "immatriculation=AB-123-CD&immatriculation=B, C&startDate=2024-11-07T09:00:00.000Z\
             &endDate=2024-11-07T10:00:00.001Z&addressEnrichmentEtatMobile=STOPPED&addressEnrichmentEtatMobile=WAITING"
        );
    }

    #[test]
    fn addresses_are_asked_for_by_the_opposite_and_have_states_only_if_wanted() {
        let with = |flag| history(&[("withAddresses", Value::Flag(flag))]);
        assert!(line("positionHistory", &with(true)).ends_with("&addressEnrichmentDisable=false"));
        assert!(line("positionHistory", &with(false)).ends_with("&addressEnrichmentDisable=true"));
        let states = ("addressStates", Value::List(vec![text("STOPPED")]));
        assert_eq!(
            error("positionHistory", &[with(false), vec![states.clone()]].concat()),
            "The parameters of `positionHistory`: `addressStates` must be left out while `withAddresses` is false, not a \
             list."
        );
        line("positionHistory", &[with(true), vec![states]].concat());
    }

    #[test]
    fn a_period_of_equipment_positions_is_at_most_a_day() {
        let period = |end| [("start", text("2024-11-07T10:00:00Z")), ("end", text(end))];
        line("equipmentPositions", &period("2024-11-08T10:00:00Z"));
        assert_eq!(
            error("equipmentPositions", &period("2024-11-08T10:00:00.001Z")),
            "The parameters of `equipmentPositions`: `end` must be at most 24 hours after `start`, which is \
             \"2024-11-07T10:00:00Z\", not \"2024-11-08T10:00:00.001Z\"."
        );
        assert!(error("equipmentPositions", &period("2024-11-07T09:59:59Z")).contains("`start` must be no later"));
    }

    #[test]
    fn a_circle_is_given_as_a_whole_or_not_at_all() {
        line("pointsOfInterest", &[]);
        let circle = [("latitude", number(48.85)), ("longitude", number(2.35)), ("radius", number(500.0))];
        assert_eq!(
            line("pointsOfInterest", &circle),
            "searchCenterLatitudeY=48.85&searchCenterLongitudeX=2.35&searchRadius=500"
        );
        for left_out in circle.iter().map(|(name, _)| *name) {
            let rest: Vec<_> = circle.iter().filter(|(name, _)| *name != left_out).cloned().collect();
            assert!(error("pointsOfInterest", &rest).contains(&format!("`{left_out}` must be")), "{left_out}");
        }
        assert_eq!(
            error("pointsOfInterest", &circle[1..]),
            "The parameters of `pointsOfInterest`: `latitude` must be a number from -90 to 90, because `longitude` is \
             given, not left out."
        );
    }

    #[test]
    fn the_number_of_results_is_limited_by_road_only() {
        let by_road = [("computeMode", text("by-road")), ("resultsLimit", number(5.0))];
        assert!(line("nearestVehicles", &place_with(&by_road)).contains("resultsLimit=5"));
        let expected = "The parameters of `nearestVehicles`: `resultsLimit` must be left out unless `computeMode` is \
                        \"by-road\", not 5.";
        for mode in [None, Some("as-the-crow-flies")] {
            let mut given = place_with(&[("resultsLimit", number(5.0))]);
            given.extend(mode.map(|mode| ("computeMode", text(mode))));
            assert_eq!(error("nearestVehicles", &given), expected);
        }
    }
}
