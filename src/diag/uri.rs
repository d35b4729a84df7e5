//! The name of a file as a URI.

/// A file's name as a URI: whole for a path from the root, else a reference that counts from a
/// folder. Bytes that are no plain ASCII letters, digits or `-._~/` are written as `%XX`.
pub(super) fn uri(name: &str) -> String {
    let mut said =
        if name.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            said.push(char::from(byte));
        } else {
            said.push_str(&format!("%{byte:02X}"));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_letters_with_marks_and_colons_are_escaped() {
        assert_eq!(uri("plans/kế hoạch.yaml"), "plans/k%E1%BA%BF%20ho%E1%BA%A1ch.yaml");
        assert_eq!(uri("/a:b%/x#?.yaml"), "file:///a%3Ab%25/x%23%3F.yaml");
    }
}
