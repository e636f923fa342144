package io.logarium.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.application.Platform;
import javafx.scene.canvas.GraphicsContext;
import org.junit.jupiter.api.Test;

/// Who may know whom in the application. The reasons are in ARCHITECTURE.md.
class ArchitectureTest {
    private static final String ROOT = "io.logarium.app";
    private static final String JAVAFX = "javafx..";

    private static final JavaClasses APP =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void onlyTheStoreHandsWorkToTheJavaFxThread() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".state.Store")
                .and()
                .resideOutsideOfPackage(ROOT + ".pictures..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because(
                        "state changes one way, through messages; only the picture taker works the"
                                + " window from outside, as a person would")
                .check(APP);
    }

    @Test
    void onlyThePainterPaints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".picture..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(GraphicsContext.class)
                .because("a picture is a list of shapes")
                .check(APP);
    }

    @Test
    void whatHeadlessCommandsUseKnowsNoWindow() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".cluster..",
                        ROOT + ".home..",
                        ROOT + ".lab..",
                        ROOT + ".console..",
                        ROOT + ".doctor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JAVAFX)
                .because("the headless commands load them")
                .check(APP);
    }

    @Test
    void onlyTheMainClassOpensTheWindow() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".home..", ROOT + ".console..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".window..",
                        ROOT + ".pictures..",
                        ROOT + ".shell..",
                        ROOT + ".picture..",
                        ROOT + ".parts..")
                .because("the headless commands load no JavaFX, not even by way of another class")
                .check(APP);
    }

    @Test
    void layoutsAreValuesAndKnowNoNodes() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".diagram..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.application..", "javafx.stage..")
                .because("a layout is a calculation from a view")
                .allowEmptyShould(true)
                .check(APP);
    }

    @Test
    void theEngineIsSeenFromWhereClustersAreMadeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.logarium.engine.node..",
                        "io.logarium.engine.log..",
                        "io.logarium.engine.replica..",
                        "io.logarium.engine.controller..",
                        "io.logarium.engine.group..",
                        "io.logarium.engine.api..",
                        "io.logarium.engine.net..",
                        "io.logarium.engine.wire..")
                .because("what users do goes over the wire, and what they see are views")
                .check(APP);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(APP);
    }

    @Test
    void controlsFxMakesNoNotifications() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        simpleName("Notifications")
                                .and(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates
                                                .resideInAPackage("org.controlsfx..")))
                .because("in the dark theme they cannot be read")
                .check(APP);
    }
}
