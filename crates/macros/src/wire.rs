//! `#[wire]`: the vendor's objects and enumerations.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Error, Fields, Ident, Item, ItemEnum, ItemStruct, Result};

use crate::declaration::{doc_initializer, identifier, named_fields, only_docs, refuse_generics};

/// Expands a struct or an enum.
pub(crate) fn expand(item: TokenStream) -> Result<TokenStream> {
    match syn::parse2(item)? {
        Item::Struct(item) => object(&item),
        Item::Enum(item) => enumeration(&item),
        other => Err(Error::new_spanned(
            other,
            "`#[wire]` goes on a struct (an object) or on an enum (a text with known values)",
        )),
    }
}

fn object(item: &ItemStruct) -> Result<TokenStream> {
    let mut members = Vec::new();
    let mut definitions = Vec::new();
    for field in named_fields(item)? {
        only_docs(&field.attrs)?;
        let (attributes, visibility, ty) = (&field.attrs, &field.vis, &field.ty);
        let name = identifier(field)?;
        let key = name.unraw().to_string();
        let doc = doc_initializer(&field.attrs);
        members.push(quote! {
            #(#attributes)*
            #[cfg_attr(feature = "reference", serde(with = "::ocean_fleet_reference::wire::optional"))]
            #visibility #name: ::core::option::Option<#ty>
        });
        definitions.push(quote! {
            ::ocean_fleet_engine::definition::FieldDef {
                key: #key,
                kind: <#ty as ::ocean_fleet_engine::definition::WireType>::KIND,
                #doc
            }
        });
    }
    let (attributes, visibility, ident) = (&item.attrs, &item.vis, &item.ident);
    let name = ident.to_string();
    let doc = doc_initializer(&item.attrs);
    let derive = derive_serde(&quote!(default));
    let read_by_serde = read_by_serde(ident, &quote!(read_object));
    Ok(quote! {
        #(#attributes)*
        #[derive(Clone, Debug, Default, PartialEq)]
        #derive
        #[allow(non_snake_case)]
        #visibility struct #ident {
            #(#members),*
        }

        impl #ident {
            /// The keys, their kinds and their meaning.
            pub const DEF: &'static ::ocean_fleet_engine::definition::ObjectDef =
                &::ocean_fleet_engine::definition::ObjectDef {
                    name: #name,
                    fields: &[#(#definitions),*],
                    #doc
                };
        }

        impl ::ocean_fleet_engine::definition::WireType for #ident {
            const KIND: ::ocean_fleet_engine::definition::Kind =
                ::ocean_fleet_engine::definition::Kind::Object(Self::DEF);
        }

        #read_by_serde
    })
}

fn enumeration(item: &ItemEnum) -> Result<TokenStream> {
    refuse_generics(&item.generics)?;
    if item.variants.is_empty() {
        return Err(Error::new_spanned(&item.ident, "expected at least one known value"));
    }
    let mut variants = Vec::new();
    let mut values = Vec::new();
    for variant in &item.variants {
        only_docs(&variant.attrs)?;
        if !matches!(variant.fields, Fields::Unit) || variant.discriminant.is_some() {
            return Err(Error::new_spanned(variant, "expected the value alone, as the vendor spells it"));
        }
        let (attributes, ident) = (&variant.attrs, &variant.ident);
        values.push(ident.unraw().to_string());
        variants.push(quote! {
            #[allow(missing_docs)]
            #(#attributes)*
            #ident
        });
    }
    let (attributes, visibility, ident) = (&item.attrs, &item.vis, &item.ident);
    let name = ident.to_string();
    let doc = doc_initializer(&item.attrs);
    let derive = derive_serde(&TokenStream::new());
    let read_by_serde = read_by_serde(ident, &quote!(read_text));
    Ok(quote! {
        #(#attributes)*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #derive
        #[allow(non_camel_case_types)]
        #visibility enum #ident {
            #(#variants,)*
            /// A value that is not known yet.
            #[cfg_attr(feature = "reference", serde(untagged))]
            Unknown(::std::string::String),
        }

        impl ::ocean_fleet_engine::definition::WireType for #ident {
            const KIND: ::ocean_fleet_engine::definition::Kind =
                ::ocean_fleet_engine::definition::Kind::Enum(&::ocean_fleet_engine::definition::EnumDef {
                    name: #name,
                    values: &[#(#values),*],
                    #doc
                });
        }

        #read_by_serde
    })
}

/// With the feature `reference`, serde's derives, for `ocean_fleet_reference`.
fn derive_serde(options: &TokenStream) -> TokenStream {
    quote! {
        #[cfg_attr(
            feature = "reference",
            derive(::ocean_fleet_reference::serde::Deserialize, ::ocean_fleet_reference::serde::Serialize),
            serde(crate = "::ocean_fleet_reference::serde", #options)
        )]
    }
}

/// With the feature `reference`, the second, slow way to read and write the type.
fn read_by_serde(ident: &Ident, read: &TokenStream) -> TokenStream {
    quote! {
        #[cfg(feature = "reference")]
        impl ::ocean_fleet_reference::wire::WireValue for #ident {
            fn read(json: &str) -> ::ocean_fleet_reference::wire::Result<Self> {
                ::ocean_fleet_reference::wire::#read(json)
            }

            fn write(&self) -> ::ocean_fleet_reference::wire::Value {
                ::ocean_fleet_reference::wire::write(self)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expansion as text without spaces, or the message of the error.
    fn expanded(item: TokenStream) -> String {
        match expand(item) {
            Ok(tokens) => tokens.to_string().replace(char::is_whitespace, ""),
            Err(error) => format!("error: {error}"),
        }
    }

    #[test]
    fn a_field_is_optional_and_keeps_the_vendors_key_and_its_doc() {
        let text = expanded(quote! {
            /// A kind.
            pub struct Kind {
                /// What it is.
                pub r#type: String,
            }
        });
        assert!(text.contains("pubr#type:::core::option::Option<String>"), "{text}");
        assert!(text.contains(r#"key:"type""#), "{text}");
        assert!(text.contains(r#"doc:"Whatitis.""#), "{text}");
    }

    #[test]
    fn serde_is_derived_for_the_reference_alone() {
        for item in [quote! { struct Kind { id: Integer } }, quote! { enum State { OPEN } }] {
            let text = expanded(item);
            let places = |part: &str| text.match_indices(part).map(|(at, _)| at).collect::<Vec<_>>();
            let (gates, uses) = (places(r#"feature="reference""#), places("ocean_fleet_reference"));
            assert!(!uses.is_empty() && uses.iter().all(|at| gates.iter().any(|gate| gate < at)), "{text}");
            assert!(
                text.contains(r#"#[cfg(feature="reference")]impl::ocean_fleet_reference::wire::WireValue"#),
                "{text}"
            );
        }
    }

    #[test]
    fn an_enumeration_lists_its_values_and_stays_open() {
        let text = expanded(quote! { pub enum State { OPEN, CLOSED } });
        assert!(text.contains(r#"values:&["OPEN","CLOSED"]"#), "{text}");
        assert!(text.contains("Unknown(::std::string::String)"), "{text}");
    }

    #[test]
    fn what_is_not_a_plain_declaration_is_refused() {
        let cases = [
            (quote! { struct Tuple(String); }, "named fields"),
            (quote! { struct Generic<T> { value: T } }, "cannot be generic"),
            (quote! { struct Renamed { #[rename("b")] a: String } }, "only doc comments"),
            (quote! { enum Carrying { VALUE(String) } }, "the value alone"),
            (quote! { enum Empty {} }, "at least one"),
            (quote! { fn function() {} }, "goes on a struct"),
        ];
        for (item, message) in cases {
            let text = expanded(item);
            assert!(text.starts_with("error: ") && text.contains(message), "{text}");
        }
    }
}
