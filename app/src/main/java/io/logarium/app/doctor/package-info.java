/// Why does my consumer get nothing? A calculation from what is known of a group and a topic to one sentence and what to
/// do. It asks nobody, draws nothing and changes nothing.
@NullMarked
package io.logarium.app.doctor;

import org.jspecify.annotations.NullMarked;
