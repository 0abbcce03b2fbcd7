//! `#[model]`: what an application gets, and where each value comes from.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Field, Ident, ItemStruct, Meta, Result, Token};

use crate::declaration::{arguments_of, camel_case, doc_initializer, identifier, named_fields};

/// The keys of a path, from the outside in.
type Keys = Vec<String>;

/// Where a field comes from.
enum Source {
    Value(Vec<Keys>),
    Key,
    Group(Keys),
    List(Keys),
}

/// Expands a struct.
pub(crate) fn expand(item: TokenStream) -> Result<TokenStream> {
    let item: ItemStruct = syn::parse2(item)?;
    let mut members = Vec::new();
    let mut definitions = Vec::new();
    for field in named_fields(&item)? {
        let source = source(field)?;
        members.push(member(field, &source)?);
        definitions.push(definition(field, &source)?);
    }
    let (attributes, visibility, ident) = (&item.attrs, &item.vis, &item.ident);
    let name = ident.to_string();
    let doc = doc_initializer(&item.attrs);
    Ok(quote! {
        #(#attributes)*
        #[derive(Clone, Debug, Default, PartialEq)]
        #visibility struct #ident {
            #(#members),*
        }

        impl ::ocean_fleet_engine::definition::ModelType for #ident {
            const DEF: &'static ::ocean_fleet_engine::definition::ModelDef =
                &::ocean_fleet_engine::definition::ModelDef {
                    name: #name,
                    properties: &[#(#definitions),*],
                    #doc
                };
        }
    })
}

/// The field as it is in the struct: optional, unless it can be empty.
fn member(field: &Field, source: &Source) -> Result<TokenStream> {
    let docs = field.attrs.iter().filter(|a| a.path().is_ident("doc"));
    let (visibility, ty, name) = (&field.vis, &field.ty, identifier(field)?);
    let can_be_empty = match source {
        Source::Value(_) => arguments_of(ty, "Vec").is_some() || arguments_of(ty, "Map").is_some(),
        Source::List(_) => true,
        Source::Key | Source::Group(_) => false,
    };
    let ty = if can_be_empty { ty.to_token_stream() } else { quote!(::core::option::Option<#ty>) };
    Ok(quote!(#(#docs)* #visibility #name: #ty))
}

/// The field's `PropertyDef`.
fn definition(field: &Field, source: &Source) -> Result<TokenStream> {
    let ty = &field.ty;
    let name = camel_case(&identifier(field)?.unraw().to_string());
    let kind = quote!(<#ty as ::ocean_fleet_engine::definition::WireType>::KIND);
    let source = match source {
        Source::Value(paths) => {
            let paths = paths.iter().map(|keys| quote!(&[#(#keys),*]));
            quote!(Value { paths: &[#(#paths),*], kind: #kind })
        }
        Source::Key => quote!(Key { kind: #kind }),
        Source::Group(keys) => {
            let model = quote!(<#ty as ::ocean_fleet_engine::definition::ModelType>::DEF);
            quote!(Group { path: &[#(#keys),*], model: #model })
        }
        Source::List(keys) => {
            let element = arguments_of(ty, "Vec")
                .ok_or_else(|| Error::new_spanned(ty, "`#[list]` goes on a `Vec` of a model"))?;
            let model = quote!(<#element as ::ocean_fleet_engine::definition::ModelType>::DEF);
            quote!(List { path: &[#(#keys),*], model: #model })
        }
    };
    let doc = doc_initializer(&field.attrs);
    Ok(quote! {
        ::ocean_fleet_engine::definition::PropertyDef {
            name: #name,
            source: ::ocean_fleet_engine::definition::Source::#source,
            #doc
        }
    })
}

/// The one source a field has.
fn source(field: &Field) -> Result<Source> {
    let mut found: Option<Source> = None;
    for attribute in field.attrs.iter().filter(|a| !a.path().is_ident("doc")) {
        let next = read(attribute)?;
        found = Some(match (found, next) {
            (None, next) => next,
            (Some(Source::Value(mut paths)), Source::Value(more)) => {
                paths.extend(more);
                Source::Value(paths)
            }
            _ => {
                return Err(Error::new_spanned(attribute, "a field has one source; only `#[from]` may be repeated"));
            }
        });
    }
    found.ok_or_else(|| {
        Error::new_spanned(
            field,
            "where does this come from? Add `#[from(path)]`, `#[group]`, `#[list(path)]` or `#[key]`",
        )
    })
}

/// Reads one attribute.
fn read(attribute: &Attribute) -> Result<Source> {
    let name = attribute.path();
    if name.is_ident("from") {
        let paths = attribute.parse_args_with(alternatives)?;
        if paths.is_empty() {
            return Err(Error::new_spanned(attribute, "`#[from]` needs a path: `#[from(a.b)]`"));
        }
        Ok(Source::Value(paths))
    } else if name.is_ident("group") {
        match &attribute.meta {
            Meta::Path(_) => Ok(Source::Group(Keys::new())),
            _ => attribute.parse_args_with(keys).map(Source::Group),
        }
    } else if name.is_ident("list") {
        attribute.parse_args_with(keys).map(Source::List)
    } else if name.is_ident("key") {
        attribute.meta.require_path_only()?;
        Ok(Source::Key)
    } else {
        Err(Error::new_spanned(
            attribute,
            "unknown attribute: a field takes `#[from(path)]`, `#[group]`, `#[list(path)]` or `#[key]`",
        ))
    }
}

/// Reads `a.b, c.d`.
fn alternatives(input: ParseStream) -> Result<Vec<Keys>> {
    let paths = Punctuated::<Keys, Token![,]>::parse_terminated_with(input, keys)?;
    Ok(paths.into_iter().collect())
}

/// Reads `a.b.c`; keywords need no `r#`.
fn keys(input: ParseStream) -> Result<Keys> {
    let keys = Punctuated::<Ident, Token![.]>::parse_separated_nonempty_with(input, Ident::parse_any)?;
    Ok(keys.iter().map(|key| key.unraw().to_string()).collect())
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
    fn a_value_has_its_paths_in_order_of_preference() {
        let text = expanded(quote! {
            struct Device { #[from(a.type, b)] #[from(r#type)] pub days_silent: Integer }
        });
        assert!(text.contains(r#"name:"daysSilent""#), "{text}");
        assert!(text.contains(r#"paths:&[&["a","type"],&["b"],&["type"]]"#), "{text}");
        assert!(text.contains("pubdays_silent:::core::option::Option<Integer>"), "{text}");
    }

    #[test]
    fn a_group_may_have_a_base_of_its_own() {
        let text = expanded(quote! {
            struct Device { #[group] sim: Sim, #[group(a.b)] entity: Entity }
        });
        assert!(text.contains("Group{path:&[],model:<Simas"), "{text}");
        assert!(text.contains(r#"Group{path:&["a","b"],model:<Entityas"#), "{text}");
    }

    #[test]
    fn lists_and_maps_are_never_optional() {
        let text = expanded(quote! {
            struct Device { #[list(a)] visits: Vec<Visit>, #[from(b)] times: Map<Number>, #[from(c)] tags: Vec<String> }
        });
        assert!(text.contains(r#"List{path:&["a"],model:<Visitas"#), "{text}");
        assert!(!text.contains("Option"), "{text}");
    }

    #[test]
    fn what_has_no_clear_source_is_refused() {
        let cases = [
            (quote! { struct A { id: Integer } }, "where does this come from?"),
            (quote! { struct A { #[form(a)] id: Integer } }, "unknown attribute"),
            (quote! { struct A { #[from(a)] #[key] id: Integer } }, "has one source"),
            (quote! { struct A { #[from()] id: Integer } }, "needs a path"),
            (quote! { struct A { #[list(a)] id: Integer } }, "goes on a `Vec`"),
            (quote! { struct A(Integer); }, "named fields"),
            (quote! { struct A<T> { #[from(a)] id: T } }, "cannot be generic"),
        ];
        for (item, message) in cases {
            let text = expanded(item);
            assert!(text.starts_with("error: ") && text.contains(message), "{text}");
        }
    }
}
