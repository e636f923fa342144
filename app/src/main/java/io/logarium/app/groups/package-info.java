/// The Groups screen: who reads what and how far behind it is, why a group was rebalanced, resets of offsets with a look
/// before, and what is wrong with a consumer that gets nothing.
@NullMarked
package io.logarium.app.groups;

import org.jspecify.annotations.NullMarked;
