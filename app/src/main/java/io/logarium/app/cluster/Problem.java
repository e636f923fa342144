package io.logarium.app.cluster;

/// Something that went wrong, ready to be told.
///
/// @param code Kafka's own name of the error, for example `NOT_ENOUGH_REPLICAS`; or the exception's name
/// @param subject the topic, partition or group that it is about; may be empty
/// @param said what the broker or the client said, in its own words
/// @param details the stack trace, shown only on request
public record Problem(ProblemKind kind, String code, String subject, String said, String details) {
    /// Somebody wants to change what is over.
    public static Problem past() {
        return new Problem(ProblemKind.PAST, "", "", "", "");
    }

    /// Somebody wants to change a cluster that is only looked at.
    public static Problem readOnly() {
        return new Problem(ProblemKind.READ_ONLY, "", "", "", "");
    }
}
