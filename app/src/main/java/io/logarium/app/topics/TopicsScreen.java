package io.logarium.app.topics;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ClusterClient.Sent;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.cluster.Watch;
import io.logarium.app.diagram.Grain;
import io.logarium.app.diagram.TapePicture;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.lab.Lab;
import io.logarium.app.parts.Retold;
import io.logarium.app.picture.HitArea;
import io.logarium.app.picture.Picture;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Screen;
import io.logarium.app.snippet.LabSnippets;
import io.logarium.app.snippet.RecordSnippets;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Selection;
import io.logarium.app.state.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.apache.kafka.common.TopicPartition;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// Topics: the list, and one of them with its tapes, its drawers and its sheets.
public final class TopicsScreen implements Screen {
    /// Numbers that change more often cannot be read. The first change after a rest is shown at once.
    private static final long LOOK_EVERY_MS = 250;

    private static final long DRAWER_EVERY_MS = 50;

    private final Desk desk;
    private final TopicList list;
    private final TopicDetail detail;
    private final TopicInspector inspector;
    private final ProduceDrawer produce;
    private final ConsumeDrawer consume;
    private final StackPane node = new StackPane();
    private final Sheets sheets;
    private final GroupChoice groups;
    private final TopicConfigs configs;
    private Page page = Page.LIST;
    private OpenDrawer drawer = OpenDrawer.NONE;
    private final ChosenRecord chosen = new ChosenRecord();
    private long lookedMs;
    private long pulsedMs;

    private ClusterView seen = ClusterView.EMPTY;
    private Map<TopicPartition, Long> seenPositions = Map.of();

    private enum Page {
        LIST,
        DETAIL
    }

    private enum OpenDrawer {
        NONE,
        PRODUCE,
        CONSUME
    }

    public TopicsScreen(Store store, Cluster cluster, Lab lab) {
        desk = new Desk(store, cluster, lab);
        sheets = new Sheets(desk, node);
        groups = new GroupChoice(desk);
        configs = new TopicConfigs(desk, this::look);
        list = new TopicList(new ListActions(), cluster.mayChange());
        detail = new TopicDetail(new DetailActions(), cluster.mayChange());
        inspector = new TopicInspector(new TopicActions(this, sheets, configs), desk.mayChange());
        produce = new ProduceDrawer(desk, this::closeDrawer, this::tellCode, this::follow);
        consume =
                new ConsumeDrawer(
                        desk,
                        this::closeDrawer,
                        group -> groups.choose(Optional.of(group)),
                        this::tellCode);
        node.getChildren().add(list);
        store.watch(s -> s.selection(), _ -> look());
        Retold.with(node, () -> look());
        look();
    }

    @Override
    public String id() {
        return "topics";
    }

    @Override
    public String titleKey() {
        return "topics.title";
    }

    @Override
    public Ikon icon() {
        return MaterialDesignV.VIEW_COLUMN_OUTLINE;
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
        watch();
        look();
    }

    @Override
    public void hidden() {
        desk.cluster().watch(Watch.NOTHING);
    }

    @Override
    public List<Command> commands() {
        return TopicCommands.of(this, detail, list::focusFilter, produce, desk.mayChange());
    }

    boolean showsList() {
        return page == Page.LIST;
    }

    boolean writes() {
        return drawer == OpenDrawer.PRODUCE;
    }

    boolean hasTopic() {
        return topic().isPresent();
    }

    boolean isTyping() {
        var scene = node.getScene();
        return scene != null
                && scene.getFocusOwner() instanceof javafx.scene.control.TextInputControl;
    }

    @Override
    public void pulse(long nowMs) {
        if (nowMs - lookedMs < LOOK_EVERY_MS || nowMs - pulsedMs < DRAWER_EVERY_MS) {
            return;
        }
        pulsedMs = nowMs;
        var view = desk.cluster().view();
        if (view.version() != seen.version() || !positions(view).equals(seenPositions)) {
            lookedMs = nowMs;
            look(view);
        }
        switch (drawer) {
            case PRODUCE -> produce.pulse();
            case CONSUME -> consume.pulse();
            case NONE -> {}
        }
        configs.pulse(nowMs);
    }

    /// Shows the list.
    public void list() {
        page = Page.LIST;
        closeDrawer();
        sheets.close();
        chosen.none();
        node.getChildren().setAll(list);
        watch();
        look();
    }

    /// Chooses a topic in the list, as a click on its line does.
    public void choose(String topic) {
        select(s -> s.withTopic(topic));
    }

    /// Shows a record's facts, as a click on its cell does.
    public void choose(int partition, long offset) {
        var place = new TapeScene.Place(partition, offset);
        topic().ifPresent(t -> chosen.toggle(place, t.name(), seen));
        look();
    }

    /// Shows a record that was sent a moment ago; a broker that does not answer (acks=0) does not say where it lies.
    private void follow(Sent sent) {
        if (sent.offset() >= 0) {
            chosen.follow(new TapeScene.Place(sent.partition(), sent.offset()));
            look();
            detail.tape().reveal(sent.partition());
        }
    }

    /// Opens a topic.
    public void open(String topic) {
        page = Page.DETAIL;
        chosen.none();
        sheets.close();
        node.getChildren().setAll(detail);
        select(s -> s.withTopic(topic));
        watch();
        look();
    }

    /// The other of the topic's picture and its table.
    public void turn() {
        detail.turn();
    }

    /// Opens the drawer that writes to the topic of now.
    public void produce() {
        openDetail();
        drawer = OpenDrawer.PRODUCE;
        detail.drawer(Optional.of(produce));
        look();
        produce.focus();
    }

    /// Opens the stream of records in the drawer that writes.
    public void generator() {
        produce();
        produce.showOne(false);
    }

    /// Opens the lines of a text file in the drawer that writes. Returns whether it tells already what is in it.
    public boolean fromFile(Path file) {
        produce();
        return produce.showFile().shows(file);
    }

    /// Opens the drawer that reads the topic of now.
    public void consume() {
        openDetail();
        drawer = OpenDrawer.CONSUME;
        detail.drawer(Optional.of(consume));
        look();
        consume.pulse();
        consume.focus();
    }

    /// Sends the record in the form, as its button does.
    public void send() {
        produce();
        produce.send();
    }

    /// Whether the drawer tells what became of the record.
    public boolean hasSent() {
        return produce.hasSent();
    }

    /// The picture of the topic that is shown now.
    public Picture shownPicture() {
        return detail.tape().shown();
    }

    /// Opens the form for a new topic.
    public void create() {
        create("");
    }

    /// Opens the form for a new topic of this name.
    public void create(String name) {
        sheets.create(name, this::open);
    }

    private void openDetail() {
        if (page == Page.LIST) {
            topic().ifPresent(t -> open(t.name()));
        }
    }

    private void closeDrawer() {
        drawer = OpenDrawer.NONE;
        detail.drawer(Optional.empty());
        tellCode();
    }

    private void select(UnaryOperator<Selection> change) {
        desk.store().dispatch(new Msg.Selected(change.apply(desk.store().state().selection())));
    }

    /// The chosen topic, while it exists.
    Optional<TopicFacts> topic() {
        return topic(desk.cluster().view());
    }

    private Optional<TopicFacts> topic(ClusterView view) {
        return desk.store().state().selection().topic().flatMap(view::topic);
    }

    private Map<TopicPartition, Long> positions(ClusterView view) {
        return desk.cluster().past().isPresent()
                ? Map.of()
                : topic(view).map(t -> groups.positions(view, t.name())).orElse(Map.of());
    }

    private void watch() {
        var topic = desk.store().state().selection().topic();
        if (page == Page.LIST || topic.isEmpty()) {
            desk.cluster().watch(Watch.NOTHING);
            return;
        }
        int records = detail.tape().grain() == Grain.TICKS ? Watch.MOST_RECORDS : 64;
        desk.cluster().watch(Watch.topic(topic.get(), records));
    }

    void zoom(Grain grain) {
        detail.tape().zoom(grain);
        watch();
    }

    /// Shows what is known now.
    private void look() {
        look(desk.cluster().view());
    }

    /// Shows one view in all parts of the screen, so that none tells of another moment than its neighbour.
    private void look(ClusterView view) {
        seen = view;
        seenPositions = positions(view);
        if (page == Page.LIST) {
            list.show(view);
            topic(view).ifPresent(t -> list.choose(t.name()));
        }
        var found = topic(view);
        if (found.isEmpty()) {
            inspector.showNothing();
            leaveWhenGone(view);
            return;
        }
        var topic = found.get();
        chosen.look(topic.name(), view);
        var scene =
                TapeScene.of(
                        view, topic, groups.of(view, topic.name()), seenPositions, chosen.place());
        configs.of(topic.name());
        if (page == Page.DETAIL) {
            detail.show(topic, scene, view, desk.store().state().selection().partition());
            showDrawer(topic, view);
        }
        inspector.show(topic, scene, configs.known(), chosen.record());
        tellCode();
    }

    private void showDrawer(TopicFacts topic, ClusterView view) {
        switch (drawer) {
            case PRODUCE -> produce.show(topic, view);
            case CONSUME -> consume.show(topic);
            case NONE -> {}
        }
    }

    /// A topic that was deleted by someone else leaves nothing to look at.
    private void leaveWhenGone(ClusterView view) {
        boolean known = view.contact() instanceof ClusterView.Contact.Answering;
        var wanted = desk.store().state().selection().topic();
        if (page == Page.DETAIL && known && wanted.filter(configs::isOf).isPresent()) {
            list();
        }
    }

    private void tellCode() {
        if (topic().isEmpty()) {
            return;
        }
        var bootstrap = desk.cluster().bootstrap();
        inspector.code(
                switch (drawer) {
                    case PRODUCE -> RecordSnippets.produce(produce.plan(), bootstrap);
                    case CONSUME -> LabSnippets.consumer(consume.plan(), bootstrap);
                    case NONE -> chosen.code(topic().get().name(), bootstrap);
                });
    }

    private final class ListActions implements TopicList.Actions {
        @Override
        public void chosen(Optional<String> topic) {
            topic.ifPresent(name -> select(s -> s.withTopic(name)));
        }

        @Override
        public void open(String topic) {
            TopicsScreen.this.open(topic);
        }

        @Override
        public void create() {
            TopicsScreen.this.create();
        }

        @Override
        public void createDemo() {
            desk.ask(
                    client -> client.createTopic(Demo.TOPIC, false),
                    plan -> {
                        desk.lab().start(Demo.traffic(desk.lab().freeName("demo-producer")));
                        TopicsScreen.this.open(plan.name());
                    },
                    desk::tell);
        }
    }

    private final class DetailActions implements TopicDetail.Actions {
        @Override
        public void back() {
            list();
        }

        @Override
        public void group(Optional<String> id) {
            groups.choose(id);
            look();
        }

        @Override
        public void hit(HitArea area) {
            switch (area.thing()) {
                case TapeScene.Place(var partition, var offset) -> choose(partition, offset);
                case TapePicture.NextSlot(var partition) -> {
                    produce();
                    produce.choose(partition);
                }
                default -> {}
            }
        }

        @Override
        public void grainChanged() {
            watch();
        }

        @Override
        public void partition(int index) {
            select(s -> s.withPartition(index));
        }
    }
}
