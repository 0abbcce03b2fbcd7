//! What the bytes of a fuzzer stand for.

use std::cell::RefCell;
use std::rc::Rc;

use ocean_fleet::resources::{self, ResourceDef};
use ocean_fleet_engine::decoder::{Decoder, Options, Shape, Validation};
use ocean_fleet_engine::inspect::{self, Decoded};
use ocean_fleet_engine::projection::Dates;
use ocean_fleet_engine::schema::Schema;
use ocean_fleet_reference::mapping::Mapping;
use ocean_fleet_reference::oracle::Oracle;

/// A body, and how it is to be decoded.
pub struct Input<'d> {
    /// The resource it is to be an answer of.
    pub resource: &'static ResourceDef,
    choice: u8,
    size: u8,
    /// Any bytes.
    pub body: &'d [u8],
}

impl<'d> Input<'d> {
    /// Reads a fuzzer's bytes; too few are none.
    pub fn read(data: &'d [u8]) -> Option<Self> {
        let [resource, choice, size, body @ ..] = data else { return None };
        Some(Self { resource: chosen(*resource, resources::ALL)?, choice: *choice, size: *size, body })
    }

    /// What its first three bytes are, for a resource.
    pub fn header(resource: usize, options: u8, size: u8) -> [u8; 3] {
        [resource as u8, options, size]
    }

    /// What is made of the records: of some properties, every third time.
    pub fn mapping(&self) -> Mapping {
        let names = self.resource.answer.model.properties.iter().map(|property| property.name.to_owned());
        let select = (self.size % 3 == 2).then(|| names.skip(usize::from(self.size) % 5).step_by(2).collect());
        Mapping { select, dates: if self.choice & 1 == 0 { Dates::Iso } else { Dates::Epoch } }
    }

    /// Options for models under strict validation.
    pub fn strict(&self) -> Options {
        let Mapping { select, dates } = self.mapping();
        Options { shape: Shape::Model { select, dates }, ..Options::default() }
    }

    /// Options of any sort.
    pub fn options(&self) -> Options {
        let strict = self.strict();
        Options {
            shape: if self.choice & 2 == 0 { strict.shape } else { Shape::Dto },
            validation: if self.choice & 4 == 0 { Validation::Strict } else { Validation::Lenient },
            streaming: self.choice & 8 != 0,
            max_record_bytes: if self.choice & 16 == 0 { 16 << 20 } else { usize::from(self.size) + 1 },
        }
    }

    /// Sizes of pieces: all alike, or growing from one on.
    pub fn sizes(&self) -> impl Iterator<Item = usize> + use<> {
        let (first, step) = (usize::from(self.size >> 2) + 1, usize::from(self.size & 3));
        (0..).map(move |piece| first + piece * step)
    }

    /// Decodes the body in pieces.
    pub fn decode(&self, options: Options, sizes: impl IntoIterator<Item = usize>) -> Decoded {
        let decoder = Decoder::new(schema(self.resource), options).unwrap_or_else(|unknown| panic!("{unknown:?}"));
        inspect::examine(decoder, self.body, sizes)
    }

    /// How serde reads the resource.
    pub fn oracle(&self) -> Oracle {
        let mut oracles = resources::reference::oracles().into_iter();
        oracles
            .find(|oracle| oracle.answer().model.name == self.resource.answer.model.name)
            .unwrap_or_else(|| panic!("no oracle"))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        format!("{}: {}", self.resource.name, String::from_utf8_lossy(self.body))
    }
}

/// The item that a byte stands for: every byte stands for one, and every one of up to 256 has its bytes.
pub fn chosen<T: Copy>(byte: u8, items: &[T]) -> Option<T> {
    items.get(usize::from(byte).checked_rem(items.len())?).copied()
}

/// A resource's tables, which are made once: they are by far the most expensive part of a small body.
fn schema(resource: &'static ResourceDef) -> Rc<Schema> {
    thread_local! {
        static SCHEMAS: RefCell<Vec<(&'static str, Rc<Schema>)>> = const { RefCell::new(Vec::new()) };
    }
    SCHEMAS.with_borrow_mut(|schemas| {
        if let Some((_, schema)) = schemas.iter().find(|(name, _)| *name == resource.name) {
            return Rc::clone(schema);
        }
        let schema = Rc::new(Schema::new(&resource.answer));
        schemas.push((resource.name, Rc::clone(&schema)));
        schema
    })
}
