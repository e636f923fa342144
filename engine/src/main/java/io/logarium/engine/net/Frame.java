package io.logarium.engine.net;

import java.nio.ByteBuffer;

/// What came next on a connection.
sealed interface Frame {
    /// All bytes of a request or answer, without the length before them.
    record Whole(ByteBuffer bytes, ByteBudget.Charge charge) implements Frame {}

    /// The other side closed.
    record End(String reason) implements Frame {}

    /// Nothing sensible can follow: the length is a lie, or too big.
    record Broken(String reason) implements Frame {}
}
