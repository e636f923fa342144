package io.logarium.engine.group;

import io.logarium.engine.group.ClassicImage.MemberImage;
import io.logarium.engine.group.MemberFacts.ClassicPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a group of the consumer protocol looks like as a classic one, once all of its members speak the classic protocol.
final class ClassicImages {
    private ClassicImages() {}

    private static ClassicPart part(ConsumerMember member) {
        return member.facts().classic().orElseThrow();
    }

    private static Set<String> common(List<ConsumerMember> members) {
        var common = names(members.getFirst());
        members.forEach(m -> common.retainAll(names(m)));
        return common;
    }

    private static TreeSet<String> names(ConsumerMember member) {
        var names = new TreeSet<String>();
        part(member).protocols().forEach(p -> names.add(p.name()));
        return names;
    }

    static boolean haveCommonProtocol(List<ConsumerMember> members) {
        return !common(members).isEmpty();
    }

    static ClassicImage of(
            ConsumerGroup group, List<ConsumerMember> members, GroupTopics topics, long nowMs) {
        var protocol = choice(members);
        var images = new ArrayList<MemberImage>();
        for (var member : members) {
            var facts = member.facts();
            images.add(
                    new MemberImage(
                            member.id(),
                            facts.instanceId(),
                            facts.clientId(),
                            facts.clientHost(),
                            facts.rebalanceTimeoutMs(),
                            part(member).sessionTimeoutMs(),
                            metadata(member, protocol),
                            ConsumerMetadata.assignment(member, topics)));
        }
        return new ClassicImage(
                ConsumerMetadata.PROTOCOL_TYPE,
                group.epoch(),
                protocol,
                members.getFirst().id(),
                nowMs,
                images);
    }

    /// The protocol that most members prefer among those that all support.
    private static String choice(List<ConsumerMember> members) {
        var common = common(members);
        var votes = new LinkedHashMap<String, Integer>();
        for (var member : members) {
            part(member).protocols().stream()
                    .map(ClassicPart.Protocol::name)
                    .filter(common::contains)
                    .findFirst()
                    .ifPresent(name -> votes.merge(name, 1, Integer::sum));
        }
        return votes.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .orElseThrow()
                .getKey();
    }

    private static Bytes metadata(ConsumerMember member, String protocol) {
        return part(member).protocols().stream()
                .filter(p -> p.name().equals(protocol))
                .map(ClassicPart.Protocol::metadata)
                .findFirst()
                .orElse(Bytes.EMPTY);
    }
}
