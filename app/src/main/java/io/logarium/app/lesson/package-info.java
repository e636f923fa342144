/// Lessons as data: what they are, how they are read from a folder, what is wrong with one, how one runs on a simulated cluster and
/// whether all that it claims is so. Knows no window and runs no code of a lesson.
@NullMarked
package io.logarium.app.lesson;

import org.jspecify.annotations.NullMarked;
