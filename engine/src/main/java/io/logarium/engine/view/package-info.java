/// What is, as values: immutable snapshots for whoever looks.
@NullMarked
package io.logarium.engine.view;

import org.jspecify.annotations.NullMarked;
