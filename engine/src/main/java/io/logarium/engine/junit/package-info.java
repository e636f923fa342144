/// A cluster for other people's tests: JUnit starts it before the first test of a class and ends it after the last.
@NullMarked
package io.logarium.engine.junit;

import org.jspecify.annotations.NullMarked;
