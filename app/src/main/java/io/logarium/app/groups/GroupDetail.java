package io.logarium.app.groups;

import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.diagram.AssignmentPicture;
import io.logarium.app.diagram.GroupLayout;
import io.logarium.app.diagram.GroupPicture;
import io.logarium.app.diagram.GroupScene;
import io.logarium.app.diagram.GroupStatesPicture;
import io.logarium.app.diagram.LagChart;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.Tint;
import io.logarium.app.parts.TwinSwitch;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.HitArea;
import io.logarium.app.picture.HoverHint;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// One group: who reads what, its state, its lag over time, its rebalances.
final class GroupDetail extends VBox {
    private static final double SIDE = 384;
    private static final double NARROW_SIDE = 340;
    private static final double WIDE = 1_060;
    private static final double LEAST_CHART = 210;
    private static final double MOST_TITLE = 240;

    private final Label title = Labels.plain("", "h1");
    private final HBox pills = new HBox(8);
    private final Label about = Labels.plain("", "small", "muted");
    private final DiagramSurface people = surface("group-picture");
    private final GroupTable table;
    private final TwinSwitch twin;
    private final VBox picture = new VBox();
    private final DiagramSurface states = surface("group-states");
    private final DiagramSurface chart = surface("group-chart");
    private final Label protocol = Labels.plain("", "small", "muted");
    private final Label coordinator = Labels.plain("", "small", "muted");
    private final Label rebalanceCount = Labels.plain("", "small", "muted");
    private final RebalanceList rebalances = new RebalanceList();
    private final ColumnConstraints side = new ColumnConstraints(SIDE);
    private final Segmented<LagChart.Unit> units = new Segmented<>();
    private LagChart.Unit unit = LagChart.Unit.RECORDS;
    private Optional<Shown> shown = Optional.empty();

    /// What the page asks for.
    interface Actions {
        void back();

        void addConsumer();

        void reset();

        void doctor();

        /// The chart shall count in another unit.
        void recount();

        void hit(HitArea area);

        /// A member was chosen in the table.
        void member(String id);
    }

    /// All that the page shows.
    record Shown(
            GroupFacts facts,
            GroupScene scene,
            LagChart chart,
            List<Rebalance> rebalances,
            boolean sampled,
            Optional<GroupStatesPicture.Move> lastMove,
            long nowMs) {}

    /// @param mayChange whether more can be done than to look
    GroupDetail(Actions actions, boolean mayChange) {
        setId("group-detail");
        setMinWidth(0);
        table = new GroupTable(actions::member);
        twin = new TwinSwitch("group-twin", this::asTable, table::copy);
        people.source(this::people);
        people.onHit(actions::hit);
        HoverHint.on(people);
        people.widthProperty().addListener((_, _, _) -> fit());
        states.source((width, _, measure) -> states(width, measure));
        states.setMinHeight(GroupStatesPicture.HEIGHT);
        states.setPrefHeight(GroupStatesPicture.HEIGHT);
        chart.source(this::chart);
        chart.setMinHeight(LEAST_CHART);
        units.getStyleClass().add("small");
        units.setId("chart-units");
        for (var each : LagChart.Unit.values()) {
            units.with(each, "groups.chart.unit." + each);
        }
        units.choose(unit)
                .onChosen(chosen -> {
                    unit = chosen;
                    actions.recount();
                });
        coordinator.setWrapText(true);
        coordinator.setGraphic(Icons.of(MaterialDesignS.SERVER, 14, "tone-muted"));
        coordinator.setMinHeight(USE_PREF_SIZE);
        var scroll = new LiveScroll(grid());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("group-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(bar(actions, mayChange), scroll);
        widthProperty()
                .addListener((_, _, width) -> {
                    double wanted = width.doubleValue() < WIDE ? NARROW_SIDE : SIDE;
                    side.setMinWidth(wanted);
                    side.setPrefWidth(wanted);
                    side.setMaxWidth(wanted);
                });
        Retold.with(
                this,
                () -> {
                    rebalances.forget();
                    shown.ifPresent(this::show);
                });
    }

    private static DiagramSurface surface(String id) {
        var surface = new DiagramSurface();
        surface.setId(id);
        surface.setMinWidth(0);
        return surface;
    }

    private HBox bar(Actions actions, boolean mayChange) {
        var back = Buttons.link("groups.title", actions::back);
        back.setId("group-back");
        title.setId("group-title");
        title.setMinWidth(60);
        pills.setMinWidth(USE_PREF_SIZE);
        pills.setAlignment(Pos.CENTER_LEFT);
        about.setMinWidth(0);
        var add =
                Buttons.small(
                        "groups.addConsumer",
                        MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                        actions::addConsumer);
        add.setId("group-add");
        var why = Buttons.small("groups.doctor", MaterialDesignS.STETHOSCOPE, actions::doctor);
        why.setId("group-doctor");
        var reset = Buttons.small("groups.reset", MaterialDesignB.BACKUP_RESTORE, actions::reset);
        reset.setId("group-reset");
        Sections.offer(mayChange, add, reset);
        widthProperty()
                .addListener((_, _, width) -> {
                    boolean narrow = width.doubleValue() < WIDE;
                    iconOnly(add, narrow);
                    iconOnly(why, narrow);
                });
        return Sections.toolbar(
                back,
                Icons.of(MaterialDesignC.CHEVRON_RIGHT, 15, "tone-muted"),
                title,
                pills,
                twin,
                about,
                Sections.space(),
                add,
                why,
                reset);
    }

    /// In a narrow window the words are a tooltip.
    private static void iconOnly(Button button, boolean only) {
        button.setContentDisplay(only ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        if (only) {
            var words = new Tooltip();
            words.textProperty().bind(button.textProperty());
            button.setTooltip(words);
        } else {
            button.setTooltip(null);
        }
    }

    private GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("lg-cards");
        var main = new ColumnConstraints();
        main.setHgrow(Priority.ALWAYS);
        main.setMinWidth(0);
        main.setPrefWidth(10);
        grid.getColumnConstraints().addAll(main, side);
        var top = new RowConstraints();
        top.setVgrow(Priority.NEVER);
        var bottom = new RowConstraints();
        bottom.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().addAll(top, bottom);
        picture.getChildren().add(people);
        picture.getStyleClass().add("lg-card");
        var state = card("groups.state", protocol, states, coordinator);
        var what = Labels.bound("groups.chart.what", "small", "muted");
        what.setMinWidth(0);
        var right = new HBox(10, what, units);
        right.setAlignment(Pos.CENTER_RIGHT);
        var lag = card("groups.chart", right, chart);
        VBox.setVgrow(chart, Priority.ALWAYS);
        var list = new ScrollPane(rebalances);
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        list.setMinHeight(120);
        list.setPrefHeight(LEAST_CHART);
        VBox.setVgrow(list, Priority.ALWAYS);
        var history = card("groups.rebalances", rebalanceCount, list);
        grid.add(picture, 0, 0);
        grid.add(state, 1, 0);
        grid.add(lag, 0, 1);
        grid.add(history, 1, 1);
        return grid;
    }

    private static VBox card(String titleKey, Node right, Node... content) {
        var head = new HBox(8, Labels.bound(titleKey, "h3"), Sections.space(), right);
        var card = new VBox(8, head);
        card.getChildren().addAll(content);
        card.getStyleClass().add("lg-card");
        card.setMinWidth(0);
        return card;
    }

    private void asTable(boolean wanted) {
        picture.getChildren().setAll(wanted ? table : people);
        shown.ifPresent(this::show);
    }

    /// The other of picture and table.
    void turn() {
        twin.turn();
    }

    void show(Shown now) {
        shown = Optional.of(now);
        if (twin.isTable()) {
            table.show(now.scene());
        }
        title.setText(now.facts().id());
        title.setMinWidth(Math.min(MOST_TITLE, title.prefWidth(-1)));
        pills.getChildren().setAll(GroupStates.pill(now.facts().state()));
        now.scene()
                .worst()
                .ifPresent(p ->
                        pills.getChildren()
                                .add(
                                        Labels.pill(
                                                Tint.WARN,
                                                Texts.of(
                                                        "groups.fallsBehind",
                                                        now.scene().name(p.at())))));
        about.setText(about(now));
        protocol.setText(protocol(now.facts()));
        coordinator.setText(
                now.facts().coordinator() < 0
                        ? Texts.of("groups.coordinator.unknown")
                        : Texts.of(
                                "groups.coordinator", String.valueOf(now.facts().coordinator())));
        rebalanceCount.setText(
                now.rebalances().isEmpty()
                        ? ""
                        : Texts.of("groups.rebalance.count", now.rebalances().size()));
        rebalances.show(now.rebalances(), now.scene()::name, now.sampled());
        people.setAccessibleText(
                Texts.of(
                        "groups.picture.description",
                        now.facts().id(),
                        now.scene().members().size(),
                        now.scene().places().size()));
        fit();
        people.refresh();
        states.refresh();
        chart.refresh();
    }

    private static String about(Shown now) {
        long settled =
                now.facts().members().stream()
                        .filter(m -> m.epoch().equals(now.facts().epoch()))
                        .count();
        return now.facts().assignsByCoordinator() && now.facts().epoch().isPresent()
                ? Texts.of(
                        "groups.epochAbout",
                        String.valueOf(now.facts().epoch().getAsInt()),
                        String.valueOf(settled),
                        String.valueOf(now.facts().members().size()))
                : "";
    }

    private static String protocol(GroupFacts facts) {
        var name = Texts.of("groups.protocol." + facts.protocol());
        return facts.assignor().isEmpty() ? name : name + ", " + facts.assignor();
    }

    private boolean asAssignment(GroupScene scene) {
        return scene.byCoordinator() && scene.places().size() <= AssignmentPicture.MOST_PLACES;
    }

    private Picture people(double width, double height, TextMeasure measure) {
        if (shown.isEmpty() || width < 200) {
            return Picture.EMPTY;
        }
        var scene = shown.get().scene();
        return asAssignment(scene)
                ? AssignmentPicture.of(scene, width, measure)
                : GroupPicture.of(scene, GroupLayout.of(scene, width), measure);
    }

    private Picture states(double width, TextMeasure measure) {
        return shown.map(s ->
                        GroupStatesPicture.of(
                                s.facts().assignsByCoordinator(),
                                s.facts().state(),
                                s.facts().sinceMs().isPresent()
                                        ? Times.wholeSpan(
                                                Math.max(
                                                        0,
                                                        s.nowMs()
                                                                - s.facts().sinceMs().getAsLong()))
                                        : "",
                                s.lastMove(),
                                width,
                                measure))
                .orElse(Picture.EMPTY);
    }

    private Picture chart(double width, double height, TextMeasure measure) {
        if (shown.isEmpty()) {
            return Picture.EMPTY;
        }
        var lags = shown.get().chart();
        return lags.lines().stream().allMatch(l -> l.points().size() < 2)
                ? LagChart.waiting(width, height)
                : lags.picture(width, height, measure);
    }

    private void fit() {
        shown.ifPresent(s -> {
            double width = Math.max(320, people.getWidth());
            double height =
                    asAssignment(s.scene())
                            ? AssignmentPicture.height(s.scene())
                            : GroupLayout.height(s.scene(), width);
            people.setMinHeight(height);
            people.setPrefHeight(height);
        });
    }

    /// What the chart counts in.
    LagChart.Unit unit() {
        return unit;
    }

    /// The picture of partitions and members that is shown now.
    Picture shownPicture() {
        return people.picture();
    }
}
