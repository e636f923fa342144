package io.logarium.engine.log;

/// What a log dir's checkpoints say of a log that is to be opened.
///
/// @param recoveryPoint everything before it was flushed
/// @param logStartOffset nothing before it may be read; 0 when unknown
/// @param cleanShutdown whether the last broker closed the log, so that nothing needs to be scanned
public record OpenHints(long recoveryPoint, long logStartOffset, boolean cleanShutdown) {
    /// For a log without a past.
    public static final OpenHints NONE = new OpenHints(0, 0, false);
}
