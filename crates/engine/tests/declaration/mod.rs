//! Short ways to declare what these tests decode.

use ocean_fleet_engine::definition::{EnumDef, FieldDef, Kind, ModelDef, ObjectDef, Path, PropertyDef, Source};

pub(crate) const fn object(name: &'static str, fields: &'static [FieldDef]) -> ObjectDef {
    ObjectDef { name, fields, doc: "" }
}

pub(crate) const fn field(key: &'static str, kind: Kind) -> FieldDef {
    FieldDef { key, kind, doc: "" }
}

pub(crate) const fn enumeration(name: &'static str, values: &'static [&'static str]) -> EnumDef {
    EnumDef { name, values, doc: "" }
}

pub(crate) const fn model(name: &'static str, properties: &'static [PropertyDef]) -> ModelDef {
    ModelDef { name, properties, doc: "" }
}

pub(crate) const fn property(name: &'static str, source: Source) -> PropertyDef {
    PropertyDef { name, source, doc: "" }
}

pub(crate) const fn value(paths: &'static [Path], kind: Kind) -> Source {
    Source::Value { paths, kind }
}
