//! The wire keys that are kept, as a field expansion: `a,b{c,d}`.

use super::{Dates, Projection};
use crate::schema::{Schema, Tag};

impl Schema {
    /// The wire keys that the model, or a selection of it, needs.
    #[inline]
    pub fn expansion(&self, select: Option<&[String]>) -> String {
        let mut text = String::new();
        self.expand(&Projection::of_known(self, select, Dates::Iso), 0, &mut text);
        text
    }

    /// Writes the keys of an object.
    #[inline]
    fn expand(&self, projection: &Projection, object: u16, text: &mut String) {
        let Some(object) = self.objects.get(usize::from(object)) else { return };
        let start = text.len();
        for (key, number) in object.keys.texts.iter().zip(usize::from(object.entry) + 1..) {
            let field = projection.fields.get(number).copied().unwrap_or_default();
            let before = text.len();
            if before > start {
                text.push(',');
            }
            text.push_str(key);
            let whole = text.len();
            text.push('{');
            let (mut tag, mut argument) = (field.tag, field.argument);
            while matches!(tag, Tag::Array | Tag::Map) {
                let element = self.element(argument);
                (tag, argument) = (element.tag, element.argument);
            }
            if tag == Tag::Object {
                self.expand(projection, argument, text);
            }
            if text.len() > whole + 1 {
                text.push('}');
            } else {
                text.truncate(if field.slot == 0 { before } else { whole });
            }
        }
    }
}
