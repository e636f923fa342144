package io.logarium.app.cluster;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.Errors;

/// Turns what kafka-clients throws into a [Problem].
public final class Problems {
    private static final int MOST_DETAILS = 8_000;

    private Problems() {}

    /// @param subject the topic, partition or group that was asked about
    public static Problem of(Throwable thrown, String subject) {
        var cause = unwrapped(thrown);
        var error = cause instanceof ApiException ? Errors.forException(cause) : Errors.NONE;
        var known = error != Errors.NONE && error != Errors.UNKNOWN_SERVER_ERROR;
        return new Problem(
                kind(cause, error),
                known ? error.name() : cause.getClass().getSimpleName(),
                subject,
                String.valueOf(cause.getMessage()),
                trace(cause));
    }

    private static Throwable unwrapped(Throwable thrown) {
        var inner = thrown;
        while ((inner instanceof ExecutionException || inner instanceof CompletionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static ProblemKind kind(Throwable cause, Errors error) {
        if (cause instanceof InterruptedException || cause instanceof InterruptException) {
            return ProblemKind.INTERRUPTED;
        }
        if (cause instanceof TimeoutException
                || cause instanceof java.util.concurrent.TimeoutException) {
            return isUnknownTopic(cause) ? ProblemKind.TOPIC_UNKNOWN : ProblemKind.NO_ANSWER;
        }
        if (cause instanceof CommitFailedException) {
            return ProblemKind.MEMBER_PUT_OUT;
        }
        return kind(error);
    }

    /// A producer does not get the error of an unknown topic; it waits for the topic to appear and gives up.
    private static boolean isUnknownTopic(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("not present in metadata");
    }

    private static ProblemKind kind(Errors error) {
        return switch (error) {
            case REQUEST_TIMED_OUT, NETWORK_EXCEPTION, BROKER_NOT_AVAILABLE ->
                    ProblemKind.NO_ANSWER;
            case TOPIC_ALREADY_EXISTS -> ProblemKind.TOPIC_EXISTS;
            case INVALID_TOPIC_EXCEPTION -> ProblemKind.TOPIC_NAME_REFUSED;
            case UNKNOWN_TOPIC_OR_PARTITION, UNKNOWN_TOPIC_ID -> ProblemKind.TOPIC_UNKNOWN;
            case INVALID_PARTITIONS -> ProblemKind.PARTITIONS_REFUSED;
            case INVALID_REPLICATION_FACTOR, INVALID_REPLICA_ASSIGNMENT ->
                    ProblemKind.REPLICATION_REFUSED;
            case INVALID_CONFIG -> ProblemKind.CONFIG_REFUSED;
            case INVALID_REQUEST, POLICY_VIOLATION -> ProblemKind.REQUEST_REFUSED;
            case TOPIC_DELETION_DISABLED -> ProblemKind.DELETION_DISABLED;
            case LEADER_NOT_AVAILABLE, NOT_LEADER_OR_FOLLOWER, COORDINATOR_NOT_AVAILABLE ->
                    ProblemKind.NO_LEADER;
            case NOT_ENOUGH_REPLICAS, NOT_ENOUGH_REPLICAS_AFTER_APPEND ->
                    ProblemKind.NOT_ENOUGH_REPLICAS;
            case MESSAGE_TOO_LARGE, RECORD_LIST_TOO_LARGE -> ProblemKind.RECORD_TOO_LARGE;
            case INVALID_RECORD, CORRUPT_MESSAGE, INVALID_TIMESTAMP -> ProblemKind.RECORD_REFUSED;
            case OFFSET_OUT_OF_RANGE -> ProblemKind.OFFSET_OUT_OF_RANGE;
            case KAFKA_STORAGE_ERROR -> ProblemKind.DISK_FAILED;
            case NON_EMPTY_GROUP, GROUP_SUBSCRIBED_TO_TOPIC -> ProblemKind.GROUP_NOT_EMPTY;
            case GROUP_ID_NOT_FOUND, INVALID_GROUP_ID -> ProblemKind.GROUP_UNKNOWN;
            case TOPIC_AUTHORIZATION_FAILED,
                    GROUP_AUTHORIZATION_FAILED,
                    CLUSTER_AUTHORIZATION_FAILED ->
                    ProblemKind.NOT_ALLOWED;
            case UNSUPPORTED_VERSION -> ProblemKind.NOT_SUPPORTED;
            default -> ProblemKind.OTHER;
        };
    }

    private static String trace(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        var all = text.toString();
        return all.substring(0, Math.min(all.length(), MOST_DETAILS));
    }
}
