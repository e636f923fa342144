/// Bytes in, bytes out: listeners, connections, replies in request order, links to peers. Never parses a message body.
@NullMarked
package io.logarium.engine.net;

import org.jspecify.annotations.NullMarked;
