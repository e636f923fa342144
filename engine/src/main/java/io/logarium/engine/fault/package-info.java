/// What may go wrong, as values, with the grammar that they are written in. It does nothing of it: the wrappers that do are in
/// `faulty`.
@NullMarked
package io.logarium.engine.fault;

import org.jspecify.annotations.NullMarked;
