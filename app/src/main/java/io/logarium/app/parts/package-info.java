/// The small parts that all screens are made of: buttons, pills, sections, facts, code. They look right in both themes and
/// follow the language; they know nothing of the state.
@NullMarked
package io.logarium.app.parts;

import org.jspecify.annotations.NullMarked;
