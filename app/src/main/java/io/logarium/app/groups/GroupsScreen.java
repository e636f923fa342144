package io.logarium.app.groups;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.diagram.GroupPicture;
import io.logarium.app.diagram.GroupScene;
import io.logarium.app.lab.ConsumerState;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.parts.Retold;
import io.logarium.app.picture.HitArea;
import io.logarium.app.picture.Picture;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Screen;
import io.logarium.app.snippet.GroupSnippets;
import io.logarium.app.snippet.LabSnippets;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.topics.Desk;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// Groups: the list, and one of them with its picture, its lag, its rebalances and its sheets.
public final class GroupsScreen implements Screen {
    private static final long LOOK_EVERY_MS = 100;

    /// Spans are shown in whole seconds.
    private static final long AGE_EVERY_MS = 1_000;

    private final Desk desk;
    private final Watcher watcher;
    private final Readers readers;
    private final GroupList list;
    private final GroupDetail detail;
    private final GroupInspector inspector;
    private final InspectorActions inspecting = new InspectorActions();
    private final GroupSheets sheets;
    private final StackPane node = new StackPane();
    private Optional<String> group = Optional.empty();
    private Optional<String> member = Optional.empty();
    private boolean open;
    private boolean wasSeen;
    private long nowMs;
    private long lookedMs;
    private long drawnMs;
    private long seenVersion = -1;
    private List<ConsumerState> seenStates = List.of();

    public GroupsScreen(Store store, Cluster cluster, Lab lab) {
        desk = new Desk(store, cluster, lab);
        watcher = new Watcher(lab);
        readers = new Readers(lab);
        list = new GroupList(new ListActions(), readers, cluster.mayChange());
        detail = new GroupDetail(new DetailActions(), cluster.mayChange());
        inspector = new GroupInspector(inspecting, cluster.mayChange());
        sheets = new GroupSheets(desk, watcher, node);
        node.getChildren().add(list);
        // Also while another screen is in front: what was not watched cannot be told later.
        store.watch(s -> s.happenings(), h -> watcher.observe(cluster.newest(), h.untilMs()));
        Retold.with(
                node,
                () -> {
                    sheets.retell();
                    look();
                });
    }

    @Override
    public String id() {
        return "groups";
    }

    @Override
    public String titleKey() {
        return "groups.title";
    }

    @Override
    public Ikon icon() {
        return MaterialDesignA.ACCOUNT_GROUP_OUTLINE;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public boolean opensStrip() {
        return true;
    }

    @Override
    public void shown() {
        look();
    }

    @Override
    public List<Command> commands() {
        return GroupCommands.of(this, list::focusFilter, desk.mayChange());
    }

    @Override
    public void pulse(long now) {
        nowMs = now;
        if (now - lookedMs < LOOK_EVERY_MS) {
            return;
        }
        lookedMs = now;
        var states = desk.lab().consumers().stream().map(LabConsumer::state).toList();
        boolean changed =
                desk.cluster().view().version() != seenVersion || !states.equals(seenStates);
        if (changed || now - drawnMs >= AGE_EVERY_MS) {
            seenStates = states;
            look();
        }
    }

    boolean showsList() {
        return !open;
    }

    boolean hasGroup() {
        return facts().isPresent();
    }

    boolean isTyping() {
        var scene = node.getScene();
        return scene != null && scene.getFocusOwner() instanceof TextInputControl;
    }

    /// Shows the list.
    public void list() {
        open = false;
        member = Optional.empty();
        sheets.close();
        node.getChildren().setAll(list);
        look();
    }

    /// Opens a group.
    public void open(String id) {
        open = true;
        wasSeen = false;
        member = Optional.empty();
        sheets.close();
        choose(Optional.of(id));
        node.getChildren().setAll(detail);
        look();
    }

    /// The consumers that this screen starts, and the generators of others.
    public Lab lab() {
        return desk.lab();
    }

    /// How often the lag of the group of now was looked at.
    public int samples() {
        return facts().stream()
                .flatMap(g ->
                        g.committed().keySet().stream()
                                .map(at -> watcher.lags().samples(g.id(), at).size()))
                .max(Integer::compare)
                .orElse(0);
    }

    /// Opens the form for a consumer of the group of now, or of a new one.
    public void addConsumer() {
        sheets.addConsumer(
                open ? group : Optional.empty(),
                consumer -> {
                    if (consumer.plan().joins()) {
                        var id = consumer.plan().group();
                        if (!open || !group.equals(Optional.of(id))) {
                            open(id);
                        }
                    } else {
                        list();
                    }
                });
    }

    /// Opens the form that moves the group's offsets.
    public void reset() {
        ensureOpen();
        group.ifPresent(sheets::reset);
    }

    /// Opens the form that moves the group's offsets with a way chosen.
    public void reset(ResetKind kind) {
        reset();
        sheets.chooseReset(kind);
    }

    /// Asks why the group gets nothing.
    public void doctor() {
        ensureOpen();
        group.ifPresent(id -> sheets.doctor(id, new DoctorCures()));
    }

    private void ensureOpen() {
        if (!open) {
            group.ifPresent(this::open);
        }
    }

    /// The picture of the group that is shown now.
    public Picture shownPicture() {
        return detail.shownPicture();
    }

    private void choose(Optional<String> id) {
        group = id;
        var selection = desk.store().state().selection();
        id.ifPresent(g -> desk.store().dispatch(new Msg.Selected(selection.withGroup(g))));
    }

    private Optional<GroupFacts> facts() {
        return group.flatMap(id -> facts(desk.cluster().view(), id));
    }

    /// A group that is about to be is shown as soon as a consumer of this program is told to join it.
    private Optional<GroupFacts> facts(ClusterView view, String id) {
        var known = view.group(id);
        boolean starting =
                desk.lab().members(id).stream().anyMatch(c -> !c.state().phase().isOver());
        return known.isPresent() || !starting ? known : Optional.of(GroupFacts.unknown(id));
    }

    /// Shows what is known now.
    private void look() {
        var view = desk.cluster().view();
        boolean past = desk.cluster().past().isPresent();
        long now = past ? view.atMs() : Math.max(nowMs, view.atMs());
        seenVersion = view.version();
        drawnMs = nowMs;
        if (!past) {
            watcher.observe(view, now);
        }
        if (!open) {
            list.show(view);
            readers.show();
        }
        sheets.show(view);
        var found = facts();
        if (found.isEmpty()) {
            inspector.showNothing();
            if (open && wasSeen) {
                list();
            }
            return;
        }
        wasSeen = true;
        show(view, found.get(), now);
    }

    private void show(ClusterView view, GroupFacts facts, long now) {
        var scene = watcher.scene(view, facts, member, now);
        if (open) {
            detail.show(Details.of(desk, watcher, facts, scene, detail.unit(), now));
        }
        var chosen = member.flatMap(scene::member);
        if (chosen.isPresent()) {
            showMember(facts, chosen.get());
        } else {
            inspector.show(facts, scene);
        }
        var at = desk.cluster().bootstrap();
        inspector.code(
                GroupSnippets.describe(facts.id(), at),
                chosen.flatMap(m -> watcher.ours(facts.id(), m.id()))
                        .map(ours -> LabSnippets.consumer(ours.plan(), at))
                        .orElseGet(() -> GroupSnippets.members(facts.id(), at)));
    }

    private void showMember(GroupFacts facts, GroupScene.Member chosen) {
        inspector.show(
                chosen,
                facts.members().stream().filter(m -> m.id().equals(chosen.id())).findFirst(),
                watcher.ours(facts.id(), chosen.id()),
                new Software(desk.cluster()),
                inspecting);
    }

    private final class ListActions implements GroupList.Actions {
        @Override
        public void chosen(Optional<String> id) {
            member = Optional.empty();
            choose(id);
            look();
        }

        @Override
        public void open(String id) {
            GroupsScreen.this.open(id);
        }

        @Override
        public void addConsumer() {
            GroupsScreen.this.addConsumer();
        }
    }

    private final class DetailActions implements GroupDetail.Actions {
        @Override
        public void back() {
            list();
        }

        @Override
        public void addConsumer() {
            GroupsScreen.this.addConsumer();
        }

        @Override
        public void reset() {
            GroupsScreen.this.reset();
        }

        @Override
        public void doctor() {
            GroupsScreen.this.doctor();
        }

        @Override
        public void recount() {
            look();
        }

        @Override
        public void member(String id) {
            if (member.filter(id::equals).isEmpty()) {
                GroupsScreen.this.select(id);
            }
        }

        @Override
        public void hit(HitArea area) {
            if (area.thing() instanceof GroupPicture.MemberHit(var id)) {
                select(id);
            }
        }
    }

    /// The other of the group's picture and its table.
    public void turn() {
        detail.turn();
    }

    /// Shows a member in the inspector; a second time lets go of it.
    public void select(String memberId) {
        member =
                member.filter(memberId::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(memberId);
        look();
    }

    /// Shows the member so many places further down in the inspector.
    void stepMember(int steps) {
        facts().flatMap(g ->
                        watcher.scene(desk.cluster().view(), g, member, nowMs).memberAfter(steps))
                .ifPresent(id -> {
                    member = Optional.of(id);
                    look();
                });
    }

    private final class DoctorCures implements DoctorSheet.Cures {
        @Override
        public void addConsumer() {
            GroupsScreen.this.addConsumer();
        }

        @Override
        public void reset() {
            GroupsScreen.this.reset();
        }
    }

    private final class InspectorActions implements GroupInspector.Actions {
        @Override
        public void addConsumer() {
            if (!open) {
                ensureOpen();
            }
            GroupsScreen.this.addConsumer();
        }

        @Override
        public void reset() {
            GroupsScreen.this.reset();
        }

        @Override
        public void doctor() {
            GroupsScreen.this.doctor();
        }

        @Override
        public void deleteOffsets() {
            ensureOpen();
            facts().ifPresent(sheets::deleteOffsets);
        }

        @Override
        public void deleteGroup() {
            ensureOpen();
            facts().ifPresent(g -> sheets.deleteGroup(g, GroupsScreen.this::list));
        }

        @Override
        public void unselect() {
            member = Optional.empty();
            look();
        }

        @Override
        public void forget(LabConsumer consumer) {
            desk.lab().forget(consumer);
            unselect();
        }
    }
}
