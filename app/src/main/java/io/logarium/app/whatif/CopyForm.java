package io.logarium.app.whatif;

import io.logarium.app.incident.CopyPlan;
import io.logarium.app.incident.Incident;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Retold;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.app.timemachine.BlockWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What a simulated copy would be made of, and the button that makes it.
final class CopyForm extends LiveScroll {
    private static final double WIDTH = 720;

    /// More lines nobody reads.
    private static final int MOST_INCIDENTS = 8;

    private final VBox facts = new VBox(4);
    private final Button make;
    private final RunBar run;
    private Optional<CopyPlan.Result> result = Optional.empty();

    CopyForm(Runnable copy, Runnable cancel) {
        make = Buttons.primary("whatif.make", MaterialDesignC.CONTENT_DUPLICATE, copy);
        make.setId("whatif-make");
        run = new RunBar(cancel);
        var page =
                new VBox(
                        12,
                        Labels.prose("whatif.head", "h2"),
                        Labels.prose("whatif.intro"),
                        Labels.bound("whatif.copied", "h3"),
                        facts,
                        make,
                        run);
        page.setPadding(new Insets(22));
        page.setMaxWidth(WIDTH);
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        Retold.with(this, this::tell);
    }

    RunBar run() {
        return run;
    }

    /// @param busy whether a copy is being made
    void show(CopyPlan.Result now, boolean busy) {
        make.setDisable(busy || now instanceof CopyPlan.Result.Impossible);
        if (result.filter(now::equals).isEmpty()) {
            result = Optional.of(now);
            tell();
        }
    }

    private void tell() {
        result.ifPresent(r -> facts.getChildren().setAll(lines(r)));
    }

    private static List<Label> lines(CopyPlan.Result result) {
        return switch (result) {
            case CopyPlan.Result.Planned(var plan) -> lines(plan);
            case CopyPlan.Result.Impossible(var reason) -> {
                var why = line(Texts.of("whatif.not." + reason), "tone-warn");
                why.setId("whatif-reason");
                yield List.of(why);
            }
        };
    }

    private static List<Label> lines(CopyPlan plan) {
        var lines = new ArrayList<Label>();
        var extent = plan.extent();
        lines.add(line(Texts.of("whatif.extent", extent.brokers(), extent.topics()), "strong"));
        if (plan.incidents().isEmpty()) {
            lines.add(line(Texts.of("whatif.no-incident")));
        }
        plan.incidents().stream().limit(MOST_INCIDENTS).forEach(i -> lines.add(incident(i)));
        int more = plan.incidents().size() - MOST_INCIDENTS;
        if (more > 0) {
            lines.add(line(Texts.of("whatif.more-incidents", more)));
        }
        if (extent.shortened()) {
            lines.add(line(Texts.of("whatif.shortened"), "muted"));
        }
        if (extent.topicsLeftOut() > 0) {
            lines.add(line(Texts.of("whatif.topics-out", extent.topicsLeftOut()), "muted"));
        }
        if (extent.incidentsLeftOut() > 0) {
            lines.add(line(Texts.of("whatif.incidents-out", extent.incidentsLeftOut()), "muted"));
        }
        lines.add(line(Texts.of("whatif.not-copied"), "muted"));
        return lines;
    }

    private static Label incident(Incident incident) {
        var name = BlockWords.name(incident.what());
        return line(
                "•  "
                        + Times.tenths(incident.beginMs())
                        + "  "
                        + (incident.endMs().isPresent()
                                ? Texts.of(
                                        "whatif.incident",
                                        name,
                                        Times.wholeSpan(incident.lengthMs(0)))
                                : Texts.of("whatif.incident-open", name)));
    }

    private static Label line(String words, String... styles) {
        var label = Labels.plain(words, styles);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
