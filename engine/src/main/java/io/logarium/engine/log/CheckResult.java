package io.logarium.engine.log;

/// What [BatchCheck] finds: a batch that may be appended, or why not.
public sealed interface CheckResult permits CheckedBatch, Rejected {}
