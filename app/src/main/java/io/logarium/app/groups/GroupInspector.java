package io.logarium.app.groups;

import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.GroupFacts.MemberFacts;
import io.logarium.app.diagram.GroupScene;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Facts;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.parts.CodeTabs;
import io.logarium.app.snippet.Trio;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.apache.kafka.common.TopicPartition;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The column at the right: a group's facts or a member's, what can be done, and the same in code.
final class GroupInspector extends VBox {
    private final Label groupName = Labels.plain("");
    private final HBox groupState = new HBox();
    private final Facts groupFacts = new Facts();
    private final Label memberName = Labels.plain("");
    private final HBox memberState = new HBox();
    private final Facts memberFacts = new Facts();
    private final VBox knobsPlace = new VBox();
    private final CodeTabs code = new CodeTabs("code");
    private final CodeTabs memberCode = new CodeTabs("member-code");
    private final VBox groupParts = new VBox();
    private final VBox memberParts = new VBox();
    private final VBox nothing = new VBox(6, Labels.prose("groups.nothing", "muted"));
    private Optional<MemberKnobs> knobs = Optional.empty();

    /// What can be done with the group.
    interface Actions {
        void addConsumer();

        void reset();

        void doctor();

        void deleteOffsets();

        void deleteGroup();

        void unselect();

        void forget(LabConsumer consumer);
    }

    /// @param mayChange whether more can be done than to look
    GroupInspector(Actions actions, boolean mayChange) {
        setId("group-inspector");
        groupFacts
                .row("groups.fact.protocol")
                .row("groups.fact.assignor")
                .row("groups.fact.epoch")
                .row("groups.fact.coordinator")
                .row("groups.fact.members")
                .row("groups.fact.partitions")
                .row("groups.fact.lag");
        memberFacts
                .row("groups.fact.clientId")
                .row("groups.fact.host")
                .row("groups.fact.software")
                .row("groups.fact.memberId")
                .row("groups.fact.instance")
                .row("groups.fact.memberEpoch")
                .row("groups.fact.owns")
                .row("groups.fact.target");
        nothing.getStyleClass().add("inspector-section");
        groupParts
                .getChildren()
                .addAll(
                        Sections.inspectorHead(
                                MaterialDesignA.ACCOUNT_GROUP_OUTLINE,
                                "groups.kind",
                                groupName,
                                groupState),
                        Sections.inspectorSection("facts.title", groupFacts),
                        Sections.inspectorSection("facts.actions", buttons(actions, mayChange)),
                        last(Sections.inspectorSection("code.same", code)));
        var back = Buttons.link("groups.backToGroup", actions::unselect);
        back.setId("member-back");
        memberParts
                .getChildren()
                .addAll(
                        Sections.inspectorHead(
                                MaterialDesignD.DOWNLOAD,
                                "groups.memberKind",
                                memberName,
                                memberState),
                        Sections.inspectorSection("facts.title", memberFacts),
                        knobsPlace,
                        Sections.inspectorSection("code.same", memberCode),
                        last(new VBox(back)));
        getChildren().add(nothing);
    }

    private static VBox last(VBox section) {
        section.getStyleClass().addAll("inspector-section", "last");
        return section;
    }

    private static FlowPane buttons(Actions actions, boolean mayChange) {
        var doctor =
                button("doctor", "groups.doctor", MaterialDesignS.STETHOSCOPE, actions::doctor);
        if (!mayChange) {
            return Sections.actions(doctor);
        }
        var reset = button("reset", "groups.reset", MaterialDesignB.BACKUP_RESTORE, actions::reset);
        reset.getStyleClass().add("primary");
        var delete =
                button(
                        "delete",
                        "groups.delete",
                        MaterialDesignD.DELETE_OUTLINE,
                        actions::deleteGroup);
        delete.getStyleClass().add("danger");
        return Sections.actions(
                reset,
                button(
                        "add",
                        "groups.addConsumer",
                        MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                        actions::addConsumer),
                doctor,
                button(
                        "offsets",
                        "groups.deleteOffsets",
                        MaterialDesignE.ERASER,
                        actions::deleteOffsets),
                delete);
    }

    private static Button button(String id, String textKey, Ikon icon, Runnable action) {
        var button = Buttons.small(textKey, icon, action);
        button.setId("inspect-" + id);
        return button;
    }

    void showNothing() {
        place(nothing);
    }

    private void place(VBox part) {
        if (!getChildren().equals(List.of(part))) {
            getChildren().setAll(part);
        }
    }

    /// The same in code: of the group, and of the member that is looked at.
    void code(Trio ofGroup, Trio ofMember) {
        code.show(ofGroup);
        memberCode.show(ofMember);
    }

    void show(GroupFacts group, GroupScene scene) {
        place(groupParts);
        groupName.setText(group.id());
        groupState.getChildren().setAll(GroupStates.pill(group.state()));
        groupFacts.set("groups.fact.protocol", group.protocol());
        groupFacts.set("groups.fact.assignor", group.assignor().isEmpty() ? "–" : group.assignor());
        groupFacts.set("groups.fact.epoch", known(group.epoch()), true);
        groupFacts.set(
                "groups.fact.coordinator",
                group.coordinator() < 0
                        ? "?"
                        : Texts.of("tape.broker", String.valueOf(group.coordinator())));
        groupFacts.set("groups.fact.members", Numbers.grouped(group.members().size()), true);
        groupFacts.set("groups.fact.partitions", Numbers.grouped(scene.places().size()), true);
        var lag = scene.lag();
        groupFacts.set(
                "groups.fact.lag", lag.isPresent() ? Numbers.grouped(lag.getAsLong()) : "?", true);
    }

    private static String known(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "?";
    }

    /// @param facts empty for a consumer of this program that the group does not have
    void show(
            GroupScene.Member member,
            Optional<MemberFacts> facts,
            Optional<LabConsumer> ours,
            Software software,
            Actions actions) {
        place(memberParts);
        memberName.setText(member.name());
        memberState.getChildren().setAll(MemberWords.pill(member));
        memberFacts.set("groups.fact.clientId", member.name());
        memberFacts.set("groups.fact.host", facts.map(Watcher::host).orElse("–"));
        memberFacts.set("groups.fact.software", facts.flatMap(software::of).orElse("?"));
        memberFacts.set("groups.fact.memberId", facts.map(MemberFacts::id).orElse("–"));
        memberFacts.set(
                "groups.fact.instance",
                facts.flatMap(MemberFacts::instanceId)
                        .orElseGet(() -> Texts.of("groups.fact.dynamic")));
        memberFacts.set(
                "groups.fact.memberEpoch",
                member.epoch().isPresent() ? known(member.epoch()) : "–");
        memberFacts.set("groups.fact.owns", places(member.owns()));
        memberFacts.set(
                "groups.fact.target", member.target().map(GroupInspector::places).orElse("–"));
        knobs(ours, actions);
    }

    private static String places(Set<TopicPartition> places) {
        return places.isEmpty()
                ? Texts.of("groups.fact.nothing")
                : places.stream()
                        .sorted(
                                Comparator.comparing(TopicPartition::topic)
                                        .thenComparing(TopicPartition::partition))
                        .map(TopicPartition::toString)
                        .collect(Collectors.joining(", "));
    }

    private void knobs(Optional<LabConsumer> ours, Actions actions) {
        if (ours.isEmpty()) {
            knobs = Optional.empty();
            var words = Labels.prose("groups.elsewhere", "small", "muted");
            var section = new VBox(words);
            section.getStyleClass().add("inspector-section");
            knobsPlace.getChildren().setAll(section);
            return;
        }
        if (knobs.filter(k -> k.isOf(ours.get())).isEmpty()) {
            var fresh = new MemberKnobs(ours.get(), () -> actions.forget(ours.get()));
            knobs = Optional.of(fresh);
            knobsPlace.getChildren().setAll(fresh);
        }
        knobs.ifPresent(k -> k.show(ours.get().state()));
    }
}
