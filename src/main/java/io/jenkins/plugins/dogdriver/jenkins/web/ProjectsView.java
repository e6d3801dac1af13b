package io.jenkins.plugins.dogdriver.jenkins.web;

import io.jenkins.plugins.dogdriver.report.IndexView.ProjectLine;
import java.util.List;

/** What the dashboard shows. */
public record ProjectsView(List<ProjectLine> projects) {}
