package io.logarium.app.home;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/// Sends the program's log to a file in its data folder, never to standard output.
///
/// Logback asks for it by itself (a service) at the first use of a logger, which makes a search for configuration files needless.
/// As long as no folder was named it steps back, so that tests keep logback's own way.
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final String NAME = "logarium.log";
    private static final String FOLDER_PROPERTY = "logarium.log.folder";
    private static final FileSize LARGEST = new FileSize(5 * FileSize.MB_COEFFICIENT);
    private static final int OLD_FILES = 3;

    /// Names the folder. Call it before the first logger is made.
    public static void writeTo(Path folder) {
        System.setProperty(FOLDER_PROPERTY, folder.toString());
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var folder = System.getProperty(FOLDER_PROPERTY, "");
        if (folder.isEmpty()) {
            return ExecutionStatus.NEUTRAL;
        }
        var appender = appender(context, Path.of(folder).resolve(NAME));
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        // What the Java client tells about each of its settings and connections would drown the
        // rest.
        context.getLogger("org.apache.kafka").setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(
                "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{20} %msg%n");
        encoder.start();

        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);

        var policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(OLD_FILES);
        policy.start();

        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setContext(context);
        trigger.setMaxFileSize(LARGEST);
        trigger.start();

        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        return appender;
    }
}
