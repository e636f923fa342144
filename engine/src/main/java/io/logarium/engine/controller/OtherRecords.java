package io.logarium.engine.controller;

import java.util.stream.Collectors;
import org.apache.kafka.common.metadata.AccessControlEntryRecord;
import org.apache.kafka.common.metadata.ClientQuotaRecord;
import org.apache.kafka.common.metadata.DelegationTokenRecord;
import org.apache.kafka.common.metadata.RemoveAccessControlEntryRecord;
import org.apache.kafka.common.metadata.RemoveDelegationTokenRecord;
import org.apache.kafka.common.metadata.RemoveUserScramCredentialRecord;
import org.apache.kafka.common.metadata.UserScramCredentialRecord;

/// Quotas, ACLs, SCRAM credentials and delegation tokens: kept as the records that set them, by what they are about, so that
/// no log and no snapshot loses them. The numbers in the keys give Kafka's order of kinds in a snapshot.
final class OtherRecords {
    static final String QUOTA = "1-quota/";
    static final String ACL = "2-acl/";
    static final String SCRAM = "3-scram/";
    static final String TOKEN = "4-token/";

    private OtherRecords() {}

    sealed interface Effect permits Put, Remove, Nothing {}

    record Put(String key) implements Effect {}

    record Remove(String key) implements Effect {}

    record Nothing() implements Effect {}

    static Effect effectOf(MetadataRecord entry) {
        return switch (entry.message()) {
            case ClientQuotaRecord q -> q.remove() ? new Remove(key(q)) : new Put(key(q));
            case AccessControlEntryRecord acl -> new Put(ACL + acl.id());
            case RemoveAccessControlEntryRecord acl -> new Remove(ACL + acl.id());
            case UserScramCredentialRecord s -> new Put(SCRAM + s.mechanism() + "/" + s.name());
            case RemoveUserScramCredentialRecord s ->
                    new Remove(SCRAM + s.mechanism() + "/" + s.name());
            case DelegationTokenRecord token -> new Put(TOKEN + token.tokenId());
            case RemoveDelegationTokenRecord token -> new Remove(TOKEN + token.tokenId());
            default -> new Nothing();
        };
    }

    private static String key(ClientQuotaRecord quota) {
        var entity =
                quota.entity().stream()
                        .map(e ->
                                e.entityType()
                                        + (e.entityName() == null ? "*" : "=" + e.entityName()))
                        .sorted()
                        .collect(Collectors.joining("\u0000"));
        return QUOTA + entity + "\u0000\u0000" + quota.key();
    }
}
