package io.logarium.engine.log;

/// What opening a log took.
///
/// @param segmentsScanned segments that were read whole, because they may not have been flushed
/// @param bytesCut bytes that were no whole batches any more
/// @param batchesReplayed batches from which producer states were rebuilt
public record RecoveryReport(
        int segments, int segmentsScanned, long bytesCut, long batchesReplayed) {}
