package io.logarium.app.pictures;

import io.logarium.app.diagram.GroupPicture.MemberHit;
import io.logarium.app.groups.GroupsScreen;
import io.logarium.app.groups.ResetKind;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerPlan.Polling;
import io.logarium.app.lab.ConsumerPlan.Reset;
import io.logarium.app.lab.Joining;
import io.logarium.app.lab.KeyChoice;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.ProducerPlan;
import io.logarium.app.lab.ValueTemplate;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import java.util.List;

/// Pictures of the groups screen: a group with a slow and an idle member, its form to move offsets, the doctor.
final class GroupShots {
    private static final String GROUP = "demo.processors";
    private static final String SHARED = "demo.shared";
    private static final int SHARED_MS = 2_000;
    private static final int MEMBERS = 4;
    private static final int SLOW_MS = 900;
    private static final int SAMPLES = 8;

    private GroupShots() {}

    static List<Shot> of(GroupsScreen screen, Runnable go) {
        return List.of(
                new Shot(
                        "group-classic",
                        () -> {
                            go.run();
                            join(screen);
                        },
                        () ->
                                members(screen.shownPicture()) == MEMBERS
                                        && owners(screen) == MEMBERS - 1
                                        && screen.samples() >= SAMPLES),
                Shot.of("group-add", screen::addConsumer),
                Shot.of("group-reset", () -> screen.reset(ResetKind.EARLIEST)),
                Shot.of("group-doctor", screen::doctor),
                new Shot(
                        "group-member",
                        () -> {
                            screen.open(GROUP);
                            slow(screen).hang(true);
                            screen.select(slow(screen).state().memberId());
                        },
                        () -> slow(screen).state().phase() == LabPhase.HUNG),
                new Shot(
                        "group-consumer",
                        () -> {
                            slow(screen).hang(false);
                            screen.lab().start(shared(screen));
                            screen.lab().start(shared(screen));
                            screen.open(SHARED);
                        },
                        () -> isGivingUp(screen)),
                new Shot(
                        "groups",
                        () -> {
                            screen.lab().producers().forEach(p -> p.stop());
                            screen.list();
                        },
                        () -> true));
    }

    private static void join(GroupsScreen screen) {
        var order = (ValueTemplate.Parsed.Good) ValueTemplate.parse(ValueTemplate.ORDER);
        screen.lab()
                .start(
                        new ProducerPlan(
                                "demo-producer",
                                Inputs.ORDERS,
                                6,
                                new KeyChoice.Uniform(20),
                                order.template(),
                                1,
                                "all",
                                "none"));
        for (int i = 1; i <= MEMBERS; i++) {
            screen.lab()
                    .start(
                            new ConsumerPlan(
                                    "consumer-" + i,
                                    GROUP,
                                    List.of(Inputs.ORDERS),
                                    CommitMode.EACH_POLL,
                                    Reset.EARLIEST,
                                    i == MEMBERS - 1 ? SLOW_MS : 20,
                                    Joining.Classic.DEFAULT,
                                    new Polling(Polling.KAFKAS.longestIntervalMs(), 4),
                                    ""));
        }
        screen.open(GROUP);
    }

    /// A member that works so long on what it has that one sees it give a partition up.
    private static ConsumerPlan shared(GroupsScreen screen) {
        return new ConsumerPlan(
                screen.lab().freeName("worker"),
                SHARED,
                List.of(Inputs.ORDERS),
                CommitMode.EACH_POLL,
                Reset.EARLIEST,
                SHARED_MS,
                new Joining.ByCoordinator(""),
                new Polling(Polling.KAFKAS.longestIntervalMs(), 4),
                "");
    }

    /// Lets a third member come once the first two read, and waits until one of them must give a partition up.
    private static boolean isGivingUp(GroupsScreen screen) {
        var members = screen.lab().members(SHARED);
        if (members.size() == 2 && members.stream().allMatch(m -> m.state().read() > 0)) {
            screen.lab().start(shared(screen));
        }
        long hatched =
                screen.shownPicture().shapes().stream()
                        .filter(s -> s instanceof Shape.Rect r && r.fill() instanceof Fill.Hatched)
                        .count();
        return members.size() == 3 && hatched > 1;
    }

    private static LabConsumer slow(GroupsScreen screen) {
        return screen.lab().members(GROUP).stream()
                .filter(c -> c.plan().processingMs() == SLOW_MS)
                .findFirst()
                .orElseThrow();
    }

    private static long members(Picture picture) {
        return picture.hits().stream().filter(h -> h.thing() instanceof MemberHit).count();
    }

    private static long owners(GroupsScreen screen) {
        return screen.lab().members(GROUP).stream()
                .filter(c -> !c.state().owns().isEmpty())
                .count();
    }
}
