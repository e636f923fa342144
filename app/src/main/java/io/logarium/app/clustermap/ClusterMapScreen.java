package io.logarium.app.clustermap;

import io.logarium.app.cluster.Carried;
import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Inside;
import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.cluster.Watch;
import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.diagram.map.MotionPicture;
import io.logarium.app.lab.Lab;
import io.logarium.app.parts.Retold;
import io.logarium.app.picture.Picture;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The cluster map: who writes, which broker holds what, who reads, and the quorum; what happens is seen as it happens, and
/// brokers and connections can be broken and mended by a click.
public final class ClusterMapScreen implements Screen {
    private static final long LOOK_EVERY_MS = 100;
    private static final long MOVE_EVERY_MS = 30;
    private static final int RECORDS = 64;

    /// Records are shown in chips, and of more partitions there are none.
    private static final int MOST_WATCHED = 60;

    private final Store store;
    private final Cluster cluster;
    private final Lab lab;
    private final Set<Verb> verbs;
    private final TrafficMeter meter = new TrafficMeter();
    private final LeaderMoves moves = new LeaderMoves();
    private final MapPane pane;
    private final MapTable table;
    private final MapBar bar;
    private final MapInspector inspector;
    private final Deeds deeds;
    private final NoTopicsYet none;
    private final StackPane centre = new StackPane();
    private final VBox node;
    private final Asked asked;
    private final Store.Subscription events;
    private final AtomicReference<List<Carried>> carried = new AtomicReference<>(List.of());
    private Optional<MapThing> selected = Optional.empty();
    private ClusterView seen = ClusterView.EMPTY;
    private MapScene scene = MapScene.EMPTY;
    private Runnable afterSelection = () -> {};
    private boolean asTable;
    private boolean moved;
    private boolean making;
    private boolean lookAgain;
    private long lookedMs;
    private long movedMs;
    private long nowMs;

    /// @param commands runs a line of the cluster's own command grammar and answers `ok …` or `error …`
    /// @param verbs those that the cluster carries out; the others are absent
    public ClusterMapScreen(
            Store store,
            Cluster cluster,
            Lab lab,
            UnaryOperator<String> commands,
            Set<Verb> verbs) {
        this.store = store;
        this.cluster = cluster;
        this.lab = lab;
        this.verbs = verbs.isEmpty() ? EnumSet.noneOf(Verb.class) : EnumSet.copyOf(verbs);
        asked = new Asked(store, cluster);
        none = new NoTopicsYet(cluster, lab, store);
        pane = new MapPane(none, this::select, this::open, this::act);
        table = new MapTable(this::select);
        bar = new MapBar(this::asTable, table::copy, this::look);
        inspector = new MapInspector(deed -> deeds().now(deed), this::openTopic);
        deeds = new Deeds(store, cluster, commands, inspector, this::look);
        VBox.setVgrow(centre, Priority.ALWAYS);
        centre.setMinHeight(0);
        node = new VBox(bar, centre);
        centre.getChildren().setAll(pane);
        events = store.watch(s -> s.latest(), this::observe);
        Retold.with(node, () -> refresh());
        look();
    }

    @Override
    public String id() {
        return "cluster";
    }

    @Override
    public String titleKey() {
        return "map.rail";
    }

    @Override
    public Ikon icon() {
        return MaterialDesignL.LAN;
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
        cluster.watch(Watch.NOTHING);
    }

    @Override
    public void dispose() {
        events.close();
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<Command>();
        all.add(Command.of("twin.switch", MaterialDesignT.TABLE, bar::turn).onKeys("Shortcut+T"));
        all.add(
                Command.of("map.focusFilter", MaterialDesignM.MAGNIFY, bar::focusFilter)
                        .onKeys("Slash")
                        .when(() -> !bar.isTyping()));
        for (var broker : scene.brokers()) {
            all.add(
                    new Command(
                            () ->
                                    Texts.of(
                                            "map.command.select",
                                            Texts.of("map.broker", Integer.toString(broker.id()))),
                            MaterialDesignS.SERVER,
                            Optional.empty(),
                            () -> true,
                            () -> select(new MapThing.OfBroker(broker.id()))));
        }
        return all;
    }

    @Override
    public void pulse(long pulseMs) {
        nowMs = pulseMs;
        if (pulseMs - lookedMs >= LOOK_EVERY_MS) {
            lookedMs = pulseMs;
            look();
        }
        if (pulseMs - movedMs >= MOVE_EVERY_MS && !asTable) {
            movedMs = pulseMs;
            move(pulseMs);
        }
    }

    /// Selects something, as a click on it does.
    public void select(MapThing thing) {
        inspector.calm();
        selected = Optional.of(thing);
        if (thing instanceof MapThing.OfReplica replica) {
            chosen(replica.topic(), OptionalInt.of(replica.partition()));
        } else if (thing instanceof MapThing.OfTopic(var name)) {
            chosen(name, OptionalInt.empty());
        }
        watch();
        look();
        afterSelection.run();
    }

    /// Does something to a broker, as its button does.
    public void act(Verb verb, int broker) {
        select(new MapThing.OfBroker(broker));
        act(Deed.to(verb, broker));
    }

    /// Cuts a connection, as its button does.
    public void cut(MapThing.OfLink link) {
        select(link);
        act(Deed.between(Verb.CUT, link.low(), link.high()));
    }

    /// Mends a connection, as its button does.
    public void mend(MapThing.OfLink link) {
        select(link);
        act(Deed.between(Verb.MEND, link.low(), link.high()));
    }

    /// Is called whenever something was selected.
    public void onSelected(Runnable call) {
        afterSelection = call;
    }

    /// What is drawn now.
    public MapScene scene() {
        return scene;
    }

    /// Whether a button for it is there.
    public boolean can(Verb verb) {
        return verbs.contains(verb);
    }

    /// Selects nothing.
    public void selectNothing() {
        selected = Optional.empty();
        look();
    }

    /// What stands still on the map now.
    public Picture shownPicture() {
        return pane.shown();
    }

    /// Where everything lies now.
    public Optional<ClusterLayout> layout() {
        return pane.layoutNow();
    }

    private Deeds deeds() {
        return deeds;
    }

    /// Does it, after a question when something would be lost.
    void act(Deed deed) {
        if (deeds.asks(deed, scene)) {
            selected = Optional.of(new MapThing.OfBroker(deed.broker()));
            look();
        }
    }

    private void asTable(boolean table) {
        asTable = table;
        look();
    }

    private void chosen(String topic, OptionalInt partition) {
        var selection = store.state().selection().withTopic(topic);
        store.dispatch(
                new Msg.Selected(
                        partition.isPresent()
                                ? selection.withPartition(partition.getAsInt())
                                : selection));
    }

    private void open(MapThing thing) {
        switch (thing) {
            case MapThing.OfReplica replica -> openTopic(replica.topic());
            case MapThing.OfTopic(var name) -> openTopic(name);
            default -> {}
        }
    }

    private void openTopic(String topic) {
        chosen(topic, OptionalInt.empty());
        store.dispatch(new Msg.ScreenChosen("topics"));
    }

    /// The newest records are fetched of one topic only: the selected one, else the first.
    private void watch() {
        watched().ifPresent(topic -> cluster.watch(Watch.topic(topic, RECORDS)));
    }

    private Optional<String> watched() {
        return selectedTopic()
                .or(() ->
                        cluster.view().topics().stream()
                                .filter(t -> !t.internal())
                                .map(TopicFacts::name)
                                .findFirst())
                .filter(t -> cluster.view().partitions(t) <= MOST_WATCHED);
    }

    private Optional<String> selectedTopic() {
        return selected.flatMap(s ->
                switch (s) {
                    case MapThing.OfReplica replica -> Optional.of(replica.topic());
                    case MapThing.OfTopic(var name) -> Optional.of(name);
                    default -> Optional.empty();
                });
    }

    private void observe(List<EngineEvent> news) {
        long now = nowMs == 0 ? System.currentTimeMillis() : nowMs;
        meter.observe(news, cluster.newest(), now);
        carried.set(meter.traffic(now).carried());
    }

    /// Who writes and reads now, to be recorded; from any thread.
    public List<Carried> carried() {
        return carried.get();
    }

    /// The moment that is shown.
    private long nowMs() {
        return cluster.past()
                .map(Moment::atMs)
                .orElse(nowMs == 0 ? System.currentTimeMillis() : nowMs);
    }

    private void refresh() {
        look();
        pane.refresh();
        bar.refresh();
        inspector.refresh();
    }

    /// Shows what is known now; of a very large cluster a moment later.
    private void look() {
        var view = cluster.view();
        if (view != seen) {
            observe(view);
        }
        var moment = moment(view);
        if (!moment.isLarge()) {
            show(moment.shown());
        } else if (making) {
            lookAgain = true;
        } else {
            making = true;
            store.work(moment::shown, this::made, this::failed);
        }
    }

    private void made(MapMoment.Shown shown) {
        making = false;
        show(shown);
        if (lookAgain) {
            lookAgain = false;
            look();
        }
    }

    private void failed(Exception e) {
        making = false;
        throw new IllegalStateException("the map cannot be drawn", e);
    }

    private void observe(ClusterView view) {
        if (cluster.past().isEmpty()) {
            Clients.members(view).forEach(meter::isMember);
            meter.observe(seen, view, nowMs());
            moves.observe(view, nowMs());
        }
        boolean first = seen.topics().isEmpty() && !view.topics().isEmpty();
        seen = view;
        if (first) {
            watch();
        }
    }

    private MapMoment moment(ClusterView view) {
        var inside = cluster.inside().map(Inside::snapshot).map(s -> s.get());
        long now = nowMs();
        var clients =
                cluster.past()
                        .map(Clients::then)
                        .orElseGet(() ->
                                new Clients(
                                        view,
                                        meter.traffic(now),
                                        lab.producers().stream()
                                                .filter(p -> !p.state().phase().isOver())
                                                .toList(),
                                        inside.isPresent()));
        return new MapMoment(
                view,
                inside,
                clients,
                bar.showsInternal(),
                bar.filter(),
                isCalm(),
                selected,
                verbs,
                store.state().happenings().told().stream().filter(e -> e.atMs() <= now).toList(),
                asked.of(selected, now),
                cluster.bootstrap(),
                now);
    }

    private void show(MapMoment.Shown shown) {
        var view = shown.view();
        scene = shown.scene();
        bar.show(scene, view);
        if (asTable) {
            table.show(view, bar.showsInternal(), bar.filter(), selected);
        } else {
            pane.show(scene, shown.deeds(), shown.description());
        }
        none.show(view);
        var wanted = asTable ? List.<Node>of(table) : List.<Node>of(pane);
        if (!centre.getChildren().equals(wanted)) {
            centre.getChildren().setAll(wanted);
        }
        inspector.show(shown.card());
    }

    /// Bands that stand still instead of records on their way, and leadership that is elsewhere at once.
    private boolean isCalm() {
        return store.state().look().reducesMotion();
    }

    private void move(long now) {
        boolean still = cluster.past().isPresent() || isCalm();
        var flights = still ? List.<TrafficMeter.Flight>of() : meter.flights(now);
        var leads = still ? List.<MotionPicture.Move>of() : moves.now(now);
        boolean bands = scene.streams().stream().anyMatch(MapScene.Stream::band);
        boolean something = !flights.isEmpty() || !leads.isEmpty() || bands;
        if (something || moved) {
            var dots = pane.layoutNow().map(l -> new Dots(scene, seen, l).of(flights, now));
            pane.move(dots.orElse(List.of()), leads, isCalm() ? 0 : still ? nowMs() : now);
        }
        moved = something;
    }
}
