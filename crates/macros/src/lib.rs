//! The attributes that turn a plain Rust declaration into the definitions of `ocean_fleet_engine::definition`.
//!
//! `#[wire]` declares what the vendor sends, `#[model]` what an application gets and where each value comes from. Both
//! keep the doc comments, on native targets only: TypeScript and OpenAPI are written from them.
//!
//! `#[options]` declares what an application may pass in; it needs the module `boundary` of the crate that uses it.

mod declaration;
mod model;
mod options;
mod wire;

use proc_macro::TokenStream;

/// Declares a wire object or an open enumeration, in the vendor's own spelling.
///
/// On a struct, the field names are the vendor's keys (`r#type` stands for `type`), in the documented order. Every key
/// may be `null` or missing, so every field becomes an `Option`. The struct gets `DEF`, an
/// `ocean_fleet_engine::definition::ObjectDef`, and may be the type of a field itself.
///
/// ```ignore
/// /// A client's organisational unit.
/// #[wire]
/// pub struct Entity {
///     /// Entity identifier.
///     pub id: Integer,
///     /// Entity name.
///     pub nom: String,
/// }
/// ```
///
/// On an enum, the variants are the values known so far. The enumeration is open: a variant `Unknown` stands for every
/// other text.
///
/// With the feature `reference` of the crate that declares them, both are types that serde reads and writes, as
/// `ocean_fleet_reference` needs them to check the engine; no build of the package has it.
///
/// ```ignore
/// /// Whether an event is a moment or lasts.
/// #[wire]
/// pub enum EventState {
///     PUNCTUAL,
///     OPEN,
///     CLOSED,
/// }
/// ```
#[proc_macro_attribute]
pub fn wire(arguments: TokenStream, item: TokenStream) -> TokenStream {
    declaration::expand("wire", arguments.into(), item.into(), wire::expand).into()
}

/// Declares a model: a struct whose fields are the properties an application gets, in camelCase.
///
/// Each field says where it comes from. Paths start at the wire object the model is shaped from:
///
/// | attribute | source |
/// | --- | --- |
/// | `#[from(a.b)]` | the value there; `#[from(a.b, c.d)]`: the first of these that is not `null` |
/// | `#[group]` | a nested model whose paths start where this model's start |
/// | `#[group(a.b)]` | a nested model whose paths start there |
/// | `#[list(a.b)]` | on a `Vec`: a model for each element, whose paths start at the element |
/// | `#[key]` | the key of the map of records |
///
/// Values and groups become `Option`; a `Vec` or `Map` stays as it is, empty where the wire has none.
///
/// ```ignore
/// /// A device that has stopped communicating.
/// #[model]
/// pub struct SilentDevice {
///     /// Days without communication.
///     #[from(ongletPositionVehicleDTO.nbDaysInNC)]
///     pub days_silent: Integer,
///     /// The entity the vehicle belongs to.
///     #[group(ongletPositionVehicleDTO.entiteVehicle)]
///     pub entity: Entity,
/// }
/// ```
#[proc_macro_attribute]
pub fn model(arguments: TokenStream, item: TokenStream) -> TokenStream {
    declaration::expand("model", arguments.into(), item.into(), model::expand).into()
}

/// Declares options: what an application may pass in an object. The struct, its TypeScript, the keys, the defaults and the
/// reader all follow from one declaration.
///
/// Fields are named in snake case; JavaScript has them in camelCase. An `Option` may be left out, anything else is
/// required. A type accepts what its `FromJs` says, or what attributes say:
///
/// | attribute | meaning |
/// | --- | --- |
/// | `#[range(1..=100)]` | an integer in this range; an end that is left out is the last safe integer |
/// | `#[words("a" => A, "b" => B)]` | one of these texts, and what each stands for |
/// | `#[default(30_000)]` | the default, which the method `<name>_or_default` gives; also a word |
/// | `#[typescript("…")]` | its TypeScript, where that does not follow from the type |
/// | `#[extends]` | the options of another declaration, among these |
///
/// ```ignore
/// /// How long a request may take.
/// #[options]
/// pub struct Limits {
///     /// The longest silence of the server, in milliseconds.
///     #[range(1..=86_400_000)]
///     #[default(30_000)]
///     pub timeout_ms: Option<u32>,
/// }
/// ```
#[proc_macro_attribute]
pub fn options(arguments: TokenStream, item: TokenStream) -> TokenStream {
    declaration::expand("options", arguments.into(), item.into(), options::expand).into()
}
