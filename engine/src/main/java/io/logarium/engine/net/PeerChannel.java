package io.logarium.engine.net;

import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// One outgoing connection: it carries requests and answers and decides nothing. [PeerLink] owns it.
public interface PeerChannel {
    /// Queues a request without waiting; answers come in the order of the requests. Nothing happens when the connection is lost.
    void send(PeerRequest request);

    /// Ends it; [Events#lost] is not called any more.
    void close();

    /// What happens to a connection, told on any thread, in order.
    interface Events {
        void connected() throws InterruptedException;

        /// Runs at the edge, before [#answered]; must not touch the loop's state. An exception ends the connection.
        @Nullable Object prepare(PeerRequest request, ApiMessage answer);

        void answered(int correlationId, ApiMessage body, @Nullable Object prepared)
                throws InterruptedException;

        /// Nothing follows.
        void lost(String why) throws InterruptedException;
    }
}
