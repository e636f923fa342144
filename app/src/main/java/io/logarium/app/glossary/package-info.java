/// The glossary in the window: which term a label speaks of, its card with a picture, by the mouse, by F1 and from the palette. It
/// reads the words; where they come from is `lesson`.
@NullMarked
package io.logarium.app.glossary;

import org.jspecify.annotations.NullMarked;
